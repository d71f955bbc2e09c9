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
    const earliest = calendar && addWorkingDays(calendar, ordered, WORKING_DAYS)?.date;
    if (earliest === undefined || effective >= earliest) return [];
    const params = { ordered, effective, earliest, days: WORKING_DAYS };
    return [{ code: "lead-time", path: ["contract", "effective"], params }];
  },
};
