import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { regionOutsideSegment } from "./region-outside-segment.ts";

const check = (parts: Partial<Platform>) => places(regionOutsideSegment.check(platformFile(parts)));

test("a region lies in its segment", () => {
  expect(check({})).toEqual([]);
  expect(
    check({
      segments: [
        {
          prefix: "4007",
          carrier: "mobile",
          agents: "regional",
          regions: [{ prefix: "4001755", areas: ["0755"] }],
        },
      ],
    }),
  ).toEqual([{ code: "region-outside-segment", path: ["segments", 0, "regions", 0, "prefix"] }]);
});
