import { addWorkingDays, loadCalendar } from "#model/calendar.ts";
import type { DatedRule } from "../rule.ts";

/** Working days that a carrier takes for an order on its intelligent network. */
const WORKING_DAYS = 15;

/** On the intelligent network a contract cannot take effect before the carrier's working days are over. */
export const leadTime: DatedRule = {
  id: "lead-time",
  check: ({ platform: kind, ordered, effective }, platform) => {
    if (kind !== "intelligent-network" || ordered === undefined || effective === undefined) return [];
    const calendar = loadCalendar(platform.calendar ?? "china");
    const day = calendar && addWorkingDays(calendar, ordered, WORKING_DAYS);
    if (day === undefined || effective >= day.date) return [];
    const certain = day.certain ? "yes" : "no";
    const params = { ordered, effective, earliest: day.date, certain, days: WORKING_DAYS };
    return [{ code: "lead-time", path: ["contract", "effective"], params }];
  },
};
