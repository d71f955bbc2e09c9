import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compile } from "#compile/compile.ts";
import { writeGeneration } from "#compile/write.ts";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { readGeneration } from "./read-generation.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
let bundle = "";

beforeEach(async () => {
  bundle = await mkdtemp(join(tmpdir(), "hotline-bundle-"));
  await writeGeneration(compile(samplePlatform, [sampleEnterprise], areas), bundle);
});
afterEach(() => rm(bundle, { recursive: true }));

test("a whole generation is read", async () => {
  const { numbers, bytes } = await readGeneration(bundle);
  expect(numbers).toBe(1);
  expect(bytes).toBeGreaterThan(300);
});

test("a damaged object is refused, whichever it is", async () => {
  const objects = join(bundle, "objects");
  const names = await readdir(objects);
  expect(names).toHaveLength(3);
  for (const name of names) {
    const before = await readFile(join(objects, name));
    await appendFile(join(objects, name), " ");
    await expect(readGeneration(bundle)).rejects.toThrow(`object ${name} is damaged`);
    await writeFile(join(objects, name), before);
  }
});

test("a changed manifest and another format are refused", async () => {
  const path = join(bundle, "generation.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace('"numbers":1', '"numbers":2').replace('"numbers": 1', '"numbers": 2'));
  await expect(readGeneration(bundle)).rejects.toThrow("generation.json is damaged");
  await writeFile(path, text.replace(/"format": ?1/, '"format":2'));
  await expect(readGeneration(bundle)).rejects.toThrow("does not speak format 2");
});
