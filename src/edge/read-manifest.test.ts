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
  expect(readManifest(text.replace('"numbers":1', '"numbers":2'))).toMatchObject({
    kind: "manifest-digest",
  });
});

test.each([
  ["", "manifest"],
  ["null", "manifest"],
  ["[]", "manifest"],
  ['{"format":1}', "manifest-digest"],
  ['{"format":1,"generation":{}}', "manifest-digest"],
  ['{"format":2}', "format"],
])("%s cannot be used", (manifest, kind) => {
  expect(readManifest(manifest)).toMatchObject({ kind });
});
