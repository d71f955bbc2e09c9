import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canonicalJson } from "#compile/canonical-json.ts";
import { compile } from "#compile/compile.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { areaTable } from "#model/area-table.ts";
import { samplePlatform } from "#model/samples.ts";
import { inTurn } from "../in-turn.ts";
import { folderStore } from "../store/folder-store.ts";
import { Generations } from "./generations.ts";
import { nodeDbTarget } from "./node-db-target.ts";
import { ObjectCache } from "./object-cache.ts";

test("an object that is damaged on the node comes from the store again when names are resolved; from no store, it is said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hotline-generations-"));
  const db = openNodeDb(join(folder, "node.db"));
  try {
    const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
    const { manifest, objects } = compile(samplePlatform, [], areas);
    const bundle = join(folder, "bundle");
    mkdirSync(join(bundle, "objects"), { recursive: true });
    for (const [digest, text] of objects) writeFileSync(join(bundle, "objects", digest), text);
    const own = join(folder, "own");
    const generations = new Generations(folder, new ObjectCache(own), nodeDbTarget(db, inTurn()));
    const store = folderStore(bundle);
    await generations.take(canonicalJson(manifest), store, 1000);

    const spoil = () => writeFileSync(join(own, manifest.node), "rubbish");
    spoil();
    expect(await generations.resolveAgain(store, 1000)).toEqual([]);
    expect(readFileSync(join(own, manifest.node), "utf8")).toBe(objects.get(manifest.node));

    spoil();
    rmSync(bundle, { recursive: true });
    await expect(generations.resolveAgain(store, 1000)).rejects.toThrow(`${manifest.node}`);
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
});
