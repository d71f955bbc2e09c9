import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { didMissing } from "./did-missing.ts";

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
  return didMissing
    .check(view)
    .map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
}

const did = trunk({ id: "did", delivers: { number: "did", at: "request-uri", format: "national" } });

test("where all trunks deliver DIDs a number needs one", () => {
  expect(
    check([{}, { contract: { did: "010-62340000" } }, { contract: { platform: "intelligent-network" } }], {
      trunks: [did],
    }),
  ).toEqual([{ file: "a.yaml", code: "did-missing", path: ["number"] }]);
  expect(check([{}], { trunks: [did, trunk({})] })).toEqual([]);
});
