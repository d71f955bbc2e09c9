import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { platformTimeZone } from "./platform-time-zone.ts";

const check = (parts: Partial<Platform>) => places(platformTimeZone.check(platformFile(parts)));

test("the platform's zone must exist", () => {
  expect(check({ timeZone: "Asia/Shanghai" })).toEqual([]);
  expect(check({ timeZone: "China" })).toEqual([{ code: "unknown-time-zone", path: ["timeZone"] }]);
});
