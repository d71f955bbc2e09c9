import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { duplicateSegment } from "./duplicate-segment.ts";

const check = (parts: Partial<Platform>) => places(duplicateSegment.check(platformFile(parts)));

test("the same prefix again; a longer one is fine", () => {
  expect(
    check({
      segments: [
        { prefix: "4008", carrier: "unicom", agents: "nationwide" },
        { prefix: "400820", carrier: "mobile", agents: "nationwide" },
        { prefix: "4008", carrier: "mobile", agents: "nationwide" },
      ],
    }),
  ).toEqual([{ code: "duplicate-segment", path: ["segments", 2, "prefix"] }]);
});
