import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Compiled, compile } from "#compile/compile.ts";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { type Applied, applyGeneration } from "./apply-generation.ts";
import { nodeState } from "./node-state.ts";
import { type NodeDb, openNodeDb } from "./open-node-db.ts";
import { putSetting } from "./put-setting.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
const generation = (numbers: Record<string, string>): Compiled =>
  compile(
    samplePlatform,
    Object.entries(numbers).map(([number, name]) => ({
      ...sampleEnterprise,
      number,
      metadata: { id: `e${number}`, name: "花店" },
      bindings: [{ id: name, phone: "010-62345678" }],
    })),
    areas,
  );
const hundred = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [`${4006010100 + index}`, "desk"]),
);

let folder = "";
let db: NodeDb;
const config = { domain: "one.example" };
const apply = ({ manifest, objects }: Compiled, more: { config?: unknown; nowMs?: number } = {}): Applied => {
  const read = (digest: string) => objects.get(digest) ?? "";
  return applyGeneration(db, { manifest, read, config: more.config ?? config }, more.nowMs ?? 1000);
};
const rows = (since: number) =>
  db.sqlite.prepare("SELECT number, revision, line FROM numbers WHERE revision > ?").all(since);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-node-db-"));
  db = openNodeDb(join(folder, "node.db"));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test("a generation is one revision, and the same once more is none", () => {
  const all = generation(hundred);
  expect(apply(all)).toMatchObject({ changed: 100, removed: 0, revision: 1 });
  expect(apply(all)).toEqual({ changed: 0, removed: 0, bytes: 0, revision: 1 });
  expect(nodeState(db)).toEqual({
    epoch: db.epoch,
    revision: 1,
    generation: all.manifest.generation,
    sinceMs: 1000,
    numbers: 100,
  });
});

test("of a changed number one shard is read and one row is new", () => {
  apply(generation(hundred));
  const { manifest, objects } = generation({ ...hundred, "4006010142": "counter" });
  const read: string[] = [];
  const reading = (digest: string) => {
    read.push(digest);
    return objects.get(digest) ?? "";
  };
  const applied = applyGeneration(db, { manifest, read: reading, config });
  expect(applied).toMatchObject({ changed: 1, removed: 0, revision: 2 });
  expect(read).toHaveLength(1);
  expect(applied.bytes).toBe(Buffer.byteLength(objects.get(read[0] ?? "") ?? ""));
  expect(rows(1)).toEqual([
    { number: "4006010142", revision: 2, line: expect.stringContaining('"counter"') },
  ]);
});

test("a removed number leaves a row without a line; roll back brings it again", () => {
  const before = generation({ "4006010114": "desk", "4006010115": "desk" });
  apply(before);
  expect(apply(generation({ "4006010114": "desk" }))).toMatchObject({ changed: 0, removed: 1, revision: 2 });
  expect(rows(1)).toEqual([{ number: "4006010115", revision: 2, line: null }]);
  expect(apply(before)).toMatchObject({ changed: 1, removed: 0, revision: 3 });
  expect(nodeState(db)).toMatchObject({ generation: before.manifest.generation, revision: 3, numbers: 2 });
});

test("a generation of which an object cannot be read changes nothing", () => {
  const before = generation(hundred);
  apply(before);
  const { manifest, objects } = generation(
    Object.fromEntries(Object.keys(hundred).map((number) => [number, "counter"])),
  );
  const last = manifest.shards.at(-1)?.sha256;
  const read = (digest: string) => {
    if (digest === last) throw new Error("damaged");
    return objects.get(digest) ?? "";
  };
  expect(() => applyGeneration(db, { manifest, read, config: {} })).toThrow("damaged");
  expect(() => applyGeneration(db, { manifest, read: () => '{"number":"x"}\n', config: {} })).toThrow(
    'a shard\'s line names no number: {"number":"x"}',
  );
  expect(nodeState(db)).toMatchObject({ revision: 1, generation: before.manifest.generation });
  expect(apply(before)).toMatchObject({ changed: 0, bytes: 0 });
});

test("the configuration changes with the generation, and alone where its names resolve to something else", () => {
  const all = generation({ "4006010114": "desk" });
  apply(all);
  expect(apply(all, { config: { domain: "two.example" } })).toMatchObject({ changed: 0, revision: 2 });
  expect(db.sqlite.prepare("SELECT * FROM settings").all()).toEqual([
    { key: "config", revision: 2, value: '{"domain":"two.example"}' },
  ]);
  expect(db.sqlite.prepare("SELECT revision FROM generations").all()).toEqual([{ revision: 1 }]);
});

test("removed numbers are forgotten when every reader has long heard of them, which is written down", () => {
  const [both, one] = [
    generation({ "4006010114": "desk", "4006010115": "desk" }),
    generation({ "4006010114": "desk" }),
  ];
  apply(both, { nowMs: 0 });
  apply(one, { nowMs: 1 });
  apply(generation({ "4006010114": "counter" }), { nowMs: 3_600_001 });
  expect(rows(1)).toHaveLength(2);
  apply(one, { nowMs: 3_600_002 });
  expect(rows(0)).toHaveLength(1);
  expect(db.sqlite.prepare("SELECT value FROM meta WHERE key = 'pruned'").get()).toEqual({ value: "2" });
});

test("a setting that is said again is no revision, and one that is taken away is known as such", () => {
  expect([putSetting(db, "draining", true), putSetting(db, "draining", true)]).toEqual([1, 1]);
  expect(putSetting(db, "draining", undefined)).toBe(2);
  expect(db.sqlite.prepare("SELECT * FROM settings").all()).toEqual([
    { key: "draining", revision: 2, value: null },
  ]);
});
