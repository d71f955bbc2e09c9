import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compile } from "#compile/compile.ts";
import { writeGeneration } from "#compile/write.ts";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { applyBundle } from "./apply-bundle.ts";
import { nodeState } from "./node-db/node-state.ts";
import { type NodeDb, openNodeDb } from "./node-db/open-node-db.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
const compiled = compile(samplePlatform, [sampleEnterprise], areas);
let folder = "";
let db: NodeDb;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hotline-bundle-"));
  await writeGeneration(compiled, folder);
  db = openNodeDb(join(folder, "node.db"));
});
afterEach(async () => {
  db.close();
  await rm(folder, { recursive: true });
});

test("a whole bundle is applied", async () => {
  const applied = await applyBundle(db, folder);
  expect(applied).toMatchObject({ changed: 1, revision: 1, unknownHosts: [] });
  expect(applied.config).toMatchObject({ domain: "sip.local.example", trunks: [{ id: "north" }] });
  expect(nodeState(db).generation).toBe(compiled.manifest.generation);
});

test("a damaged object is refused, whichever it is, and nothing has changed", async () => {
  const objects = join(folder, "objects");
  const names = await readdir(objects);
  expect(names).toHaveLength(3);
  for (const name of names) {
    const before = await readFile(join(objects, name));
    await appendFile(join(objects, name), " ");
    await expect(applyBundle(db, folder)).rejects.toThrow(`object ${name} is damaged`);
    await writeFile(join(objects, name), before);
  }
  expect(nodeState(db)).toMatchObject({ revision: 0, numbers: 0 });
});
