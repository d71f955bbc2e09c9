import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { regionOverlap } from "./region-overlap.ts";

const check = (parts: Partial<Platform>) => places(regionOverlap.check(platformFile(parts)));

const regions = (...prefixes: string[]): Partial<Platform> => ({
  segments: [
    {
      prefix: "4007",
      carrier: "mobile",
      agents: "regional",
      regions: prefixes.map((prefix) => ({ prefix, areas: ["0755"] })),
    },
  ],
});

test("regions share no numbers", () => {
  expect(check(regions("40071", "40072"))).toEqual([]);
  expect(check(regions("4007123", "40072", "40071", "40072"))).toEqual([
    { code: "region-overlap", path: ["segments", 0, "regions", 0, "prefix"] },
    { code: "region-overlap", path: ["segments", 0, "regions", 3, "prefix"] },
  ]);
});
