import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { regionsWithoutEffect } from "./regions-without-effect.ts";

const check = (parts: Partial<Platform>) => places(regionsWithoutEffect.check(platformFile(parts)));

test("regions bind agents of regional segments alone", () => {
  expect(check({})).toEqual([]);
  expect(
    check({
      segments: [
        {
          prefix: "4006",
          carrier: "unicom",
          agents: "nationwide",
          regions: [{ prefix: "40061", areas: ["010"] }],
        },
      ],
    }),
  ).toEqual([{ code: "regions-without-effect", path: ["segments", 0, "regions"] }]);
});
