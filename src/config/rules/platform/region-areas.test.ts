import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { regionAreas } from "./region-areas.ts";

const check = (parts: Partial<Platform>) => places(regionAreas.check(platformFile(parts)));

test("regions name areas that exist", () => {
  expect(check({})).toEqual([]);
  expect(
    check({
      segments: [
        {
          prefix: "4007",
          carrier: "mobile",
          agents: "regional",
          regions: [{ prefix: "40071", areas: ["jiangxi", "jiangxy", "0420"] }],
        },
      ],
    }),
  ).toEqual([
    { code: "unknown-province", path: ["segments", 0, "regions", 0, "areas", 1] },
    { code: "unknown-area-code", path: ["segments", 0, "regions", 0, "areas", 2] },
  ]);
});
