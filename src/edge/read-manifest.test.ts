import { expect, test } from "vitest";
import { compile } from "#compile/compile.ts";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { readManifest } from "./read-manifest.ts";

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
const compiled = compile(samplePlatform, [sampleEnterprise], areas);
const text = JSON.stringify(compiled.manifest);

test("a manifest is what its digest says", () => {
  expect(readManifest(text)).toEqual(compiled.manifest);
  expect(readManifest(text.replace('"numbers":1', '"numbers":2'))).toEqual({
    problem: "generation.json is damaged",
  });
});

test.each([
  ["", "generation.json is no JSON"],
  ["null", "generation.json is no manifest"],
  ["[]", "generation.json is no manifest"],
  ['{"format":1}', "generation.json is damaged"],
  ['{"format":1,"generation":{}}', "generation.json is damaged"],
  ['{"format":2}', "this edge does not speak format 2"],
])("%s cannot be used", (manifest, problem) => {
  expect(readManifest(manifest)).toEqual({ problem });
});
