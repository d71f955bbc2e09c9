import { expect, test } from "vitest";
import { loadCalendar } from "#model/calendar.ts";
import { dateOf, dayNumber } from "#model/day.ts";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { calendarHorizon } from "./calendar-horizon.ts";

function check(parts: Partial<Enterprise>, today: string, platformParts: Partial<Platform> = {}) {
  const platform = platformFile(platformParts);
  return calendarHorizon.check(indexEntry("a.yaml", enterpriseFile(parts), platform), platform, today);
}

const schedules = { office: { calendar: "china", weekly: {} }, night: { weekly: {} } };
const last = loadCalendar("china")?.last ?? "";
const daysBefore = (days: number) => dateOf((dayNumber(last) ?? 0) - days);

test("from sixty days before the last known day", () => {
  expect(check({ schedules }, daysBefore(61))).toEqual([]);
  expect(places(check({ schedules }, daysBefore(60)))).toEqual([
    { code: "calendar-horizon", path: ["schedules", "office", "calendar"] },
  ]);
  expect(places(check({ schedules }, daysBefore(-100)))).toHaveLength(1);
});
