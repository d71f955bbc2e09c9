import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile } from "../platform-file.ts";
import { didTaken } from "./did-taken.ts";

/** Files are a.yaml, b.yaml, … in the order given. */
function check(
  files: Partial<Enterprise>[],
  parts: Partial<Platform> = {},
  exists = (_path: string) => true,
  filesIn = (_folder: string): string[] => [],
) {
  const platform = platformFile(parts);
  const entries = files.map((file, i) => indexEntry(`${"abcdefgh"[i]}.yaml`, enterpriseFile(file), platform));
  const view = { entries, platform, platformFile: "platform.yaml", exists, filesIn };
  return didTaken.check(view).map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
}

test("however it is written", () => {
  expect(check([{ contract: { did: "0755-26001615" } }, {}, { contract: { did: "010-62340000" } }])).toEqual(
    [],
  );
  expect(check([{ contract: { did: "0755-26001615" } }, { contract: { did: "+8675526001615" } }])).toEqual([
    { file: "a.yaml", code: "did-taken", path: ["contract", "did"] },
    { file: "b.yaml", code: "did-taken", path: ["contract", "did"] },
  ]);
});
