import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile } from "../platform-file.ts";
import { noTrunk } from "./no-trunk.ts";

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
  return noTrunk.check(view).map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
}

test("the number's own carrier must have a trunk", () => {
  expect(check([{}, { number: "4007755114" }])).toEqual([
    { file: "b.yaml", code: "no-trunk", path: ["number"] },
  ]);
});

test("the intelligent network needs none", () => {
  expect(check([{ number: "4007755114", contract: { platform: "intelligent-network" } }])).toEqual([]);
});
