import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { platformCalendar } from "./platform-calendar.ts";

const check = (parts: Partial<Platform>) => places(platformCalendar.check(platformFile(parts)));

test("the platform's calendar must have data", () => {
  expect(check({})).toEqual([]);
  expect(check({ calendar: "chian" })).toEqual([{ code: "unknown-calendar", path: ["calendar"] }]);
});
