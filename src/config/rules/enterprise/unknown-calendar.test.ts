import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownCalendar } from "./unknown-calendar.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownCalendar.check(enterpriseFile(parts), platformFile()));

test("a schedule's calendar must have data", () => {
  expect(
    check({ schedules: { a: { calendar: "china", weekly: {} }, b: { calendar: "chian", weekly: {} } } }),
  ).toEqual([{ code: "unknown-calendar", path: ["schedules", "b", "calendar"] }]);
});
