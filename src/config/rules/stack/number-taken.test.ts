import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile } from "../platform-file.ts";
import { numberTaken } from "./number-taken.ts";

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
  return numberTaken
    .check(view)
    .map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
}

test("every owner but one is too many, and each file says so", () => {
  expect(check([{}, { number: "4006010115" }, {}, {}])).toEqual([
    { file: "a.yaml", code: "number-taken", path: ["number"] },
    { file: "c.yaml", code: "number-taken", path: ["number"] },
    { file: "d.yaml", code: "number-taken", path: ["number"] },
  ]);
});
