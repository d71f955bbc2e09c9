import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { overCapacity } from "./over-capacity.ts";

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
  return overCapacity
    .check(view)
    .map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
}

const many = [
  { screening: { maxConcurrent: 60 } },
  { screening: { maxConcurrent: 41 } },
  { number: "4007755114", screening: { maxConcurrent: 5000 } },
];
const trunks: [ReturnType<typeof trunk>] = [trunk({ capacity: 5 })];

test("more than the trunks carry, times the overbooking", () => {
  expect(check(many, { trunks })).toEqual([
    { file: "platform.yaml", code: "over-capacity", path: ["trunks", 0, "capacity"] },
  ]);
  expect(check(many.slice(1), { trunks })).toEqual([]);
  expect(check(many, { trunks, overbooking: 21 })).toEqual([]);
});
