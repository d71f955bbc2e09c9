import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CacheContent, readCache, writeCache } from "./cache-file.ts";

const context = "c".repeat(43);
const content: CacheContent = {
  platform: { diagnostics: [] },
  records: [["a", { diagnostics: [], places: { '["名"]': [1, 2, 3, 4] } }]],
};
let dir = "";
let path = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-cache-"));
  path = join(dir, "deep/cache");
});
afterEach(() => rmSync(dir, { recursive: true }));

test("what was written is read in the same context alone, and nobody else may read it", () => {
  writeCache(path, context, content);
  expect(readCache(path, context)).toEqual(content);
  expect(readCache(path, "d".repeat(43))).toBeUndefined();
  expect(statSync(path).mode & 0o77).toBe(0);
  expect(readdirSync(join(dir, "deep"))).toEqual(["cache"]);
});

test("a file with any byte changed or cut off is not read", () => {
  writeCache(path, context, content);
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(readCache(path, context), `byte ${at}`).toBeUndefined();
    writeFileSync(path, bytes.subarray(0, at));
    expect(readCache(path, context), `cut at ${at}`).toBeUndefined();
  }
});

test("where nothing can be read or written nothing happens", () => {
  expect(readCache(join(dir, "none"), context)).toBeUndefined();
  expect(() => writeCache("/dev/null/cache", context, content)).not.toThrow();
  expect(() => writeCache("/proc/nowhere/cache", context, content)).not.toThrow();
});
