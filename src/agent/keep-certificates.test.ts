import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { nodeFolder } from "#edge/node-folder.ts";
import { inTurn } from "./in-turn.ts";
import { keepCertificates } from "./keep-certificates.ts";

test("while a generation is written, it waits for its turn and holds up nobody", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-certificates-"));
  const folder = nodeFolder(dir);
  const [db, ofThread] = [openNodeDb(folder.db), openNodeDb(folder.db)];
  try {
    putSetting(db, "config", { tls: { certificate: "cert", key: "key" }, trunks: [] });
    const turn = inTurn();
    const begun = Promise.withResolvers<void>();
    const applied = turn(async () => {
      ofThread.sqlite.exec("BEGIN IMMEDIATE");
      begun.resolve();
      await sleep(100);
      ofThread.sqlite.exec("COMMIT");
    });
    await begun.promise;
    await expect(keepCertificates(db, folder, turn)).rejects.toThrow("the secret cert cannot be used");
    await applied;
  } finally {
    db.close();
    ofThread.close();
    rmSync(dir, { recursive: true });
  }
});
