import { calendarIds } from "#model/calendar.ts";
import { dangling, reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A schedule names a calendar that nobody has data for. */
export const unknownCalendar: EnterpriseRule = {
  id: "unknown-calendar",
  check: ({ schedules = {} }) => {
    const references = Object.entries(schedules).flatMap(([name, { calendar }]) =>
      reference(calendar, ["schedules", name, "calendar"]),
    );
    return dangling(references, calendarIds).map((at) => ({ code: "unknown-calendar", ...at }));
  },
};
