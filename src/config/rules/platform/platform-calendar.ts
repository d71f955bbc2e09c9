import { calendarIds } from "#model/calendar.ts";
import { dangling, reference } from "../references.ts";
import type { PlatformRule } from "../rule.ts";

/** The platform counts working days by a calendar that nobody has data for. */
export const platformCalendar: PlatformRule = {
  id: "platform-calendar",
  check: ({ calendar }) =>
    dangling(reference(calendar, ["calendar"]), calendarIds).map((at) => ({
      code: "unknown-calendar",
      ...at,
    })),
};
