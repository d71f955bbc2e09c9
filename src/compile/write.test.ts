import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { compile } from "./compile.ts";
import { MANIFEST, writeGeneration } from "./write.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
let out = "";

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "hotline-write-"));
});
afterEach(() => rm(out, { recursive: true }));

test("objects and manifest are written whole, and older objects stay", async () => {
  const first = compile(samplePlatform, [sampleEnterprise], areas);
  const second = compile(samplePlatform, [{ ...sampleEnterprise, status: "suspended" }], areas);
  await writeGeneration(first, out);
  await writeGeneration(second, out);
  const digests = new Set([...first.objects.keys(), ...second.objects.keys()]);
  expect(new Set(await readdir(join(out, "objects")))).toEqual(digests);
  expect(await readdir(out)).toEqual([MANIFEST, "objects"]);
  expect(JSON.parse(await readFile(join(out, MANIFEST), "utf8"))).toEqual(second.manifest);
  for (const [digest, text] of second.objects)
    expect(await readFile(join(out, "objects", digest), "utf8")).toBe(text);
});

test("who reads a manifest while the next is written reads all of the old one", async () => {
  const first = compile(samplePlatform, [sampleEnterprise], areas);
  await writeGeneration(first, out);
  const reader = await open(join(out, MANIFEST));
  try {
    await writeGeneration(compile(samplePlatform, [], areas), out);
    expect(JSON.parse(await reader.readFile("utf8"))).toEqual(first.manifest);
  } finally {
    await reader.close();
  }
});

test("a damaged object is written anew", async () => {
  const compiled = compile(samplePlatform, [sampleEnterprise], areas);
  await writeGeneration(compiled, out);
  await writeFile(join(out, "objects", compiled.manifest.node), "{");
  await writeGeneration(compiled, out);
  expect(await readFile(join(out, "objects", compiled.manifest.node), "utf8")).toBe(
    compiled.objects.get(compiled.manifest.node),
  );
});
