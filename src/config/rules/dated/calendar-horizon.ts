import { loadCalendar } from "#model/calendar.ts";
import { dayNumber } from "#model/day.ts";
import type { DatedRule } from "../rule.ts";

/** Days before a calendar's last known day from which its end is said. */
const NOTICE = 60;

/** The calendar that a schedule names ends soon: from then on holidays are unknown and a policy decides. */
export const calendarHorizon: DatedRule = {
  id: "calendar-horizon",
  check: ({ calendars }, _platform, today) => {
    const now = dayNumber(today) ?? 0;
    return calendars.flatMap(({ value, path }) => {
      const last = loadCalendar(value)?.last;
      const left = last === undefined ? undefined : (dayNumber(last) ?? 0) - now;
      if (last === undefined || left === undefined || left > NOTICE) return [];
      return [{ code: "calendar-horizon", path, params: { calendar: value, last } }];
    });
  },
};
