import { loadCalendar } from "#model/calendar.ts";
import type { DatedRule } from "../rule.ts";
import { dayAfter } from "./day-after.ts";

/** Days before a calendar's last known day from which its end is said. */
const NOTICE = 60;

/** The calendar that a schedule names ends soon: from then on holidays are unknown and a policy decides. */
export const calendarHorizon: DatedRule = {
  id: "calendar-horizon",
  check: ({ calendars }, _platform, today) => {
    const soon = dayAfter(today, NOTICE);
    return calendars.flatMap(({ value, path }) => {
      const last = loadCalendar(value)?.last;
      if (last === undefined || last > soon) return [];
      return [{ code: "calendar-horizon", path, params: { calendar: value, last } }];
    });
  },
};
