import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openNodeDb } from "../node-db/open-node-db.ts";
import { nodeFolder } from "../node-folder.ts";
import { keepTls } from "./keep-tls.ts";

test("without its certificate the edge shows none, and says which secret is missing", () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-tls-"));
  const folder = nodeFolder(dir);
  const db = openNodeDb(folder.db);
  const tls = { certificate: "edge-cert", key: "edge-cert-key" };
  expect(keepTls(db, { tls, trunks: [] }, folder)).toEqual([
    "the secret edge-cert cannot be used: ENOENT",
    "the secret edge-cert-key cannot be used: ENOENT",
  ]);
  // Of its own Kamailio would take cert.pem beside kamailio.cfg, and not start.
  expect(readFileSync(folder.tls, "utf8")).toMatch(
    /^\[server:default\]\n(.+\n)*certificate = ""\nprivate_key = ""\n/,
  );
  db.close();
  rmSync(dir, { recursive: true });
});
