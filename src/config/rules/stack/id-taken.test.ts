import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile } from "../platform-file.ts";
import { idTaken } from "./id-taken.ts";

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
  return idTaken.check(view).map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
}

test("ids are unique in a stack", () => {
  expect(check([{}, { metadata: { id: "other", name: "x" } }])).toEqual([]);
  expect(check([{}, {}])).toEqual([
    { file: "a.yaml", code: "id-taken", path: ["metadata", "id"] },
    { file: "b.yaml", code: "id-taken", path: ["metadata", "id"] },
  ]);
});
