import { addWorkingDays, loadCalendar } from "#model/calendar.ts";
import { dayNumber } from "#model/day.ts";
import type { DatedRule } from "../rule.ts";

/** Working days that a carrier takes for an order on its intelligent network. */
const WORKING_DAYS = 15;

/**
 * On the intelligent network a contract cannot take effect before the carrier's working days are over; where that
 * cannot be told, this is said instead. Slips of the days themselves are the rules' contract-dates and no-such-date.
 */
export const leadTime: DatedRule = {
  id: "lead-time",
  check: ({ platform: kind, ordered, effective }, platform) => {
    if (kind !== "intelligent-network" || effective === undefined) return [];
    const path = ["contract", "effective"];
    const days = WORKING_DAYS;
    if (ordered === undefined) return [{ code: "ordered-missing", path, params: { effective, days } }];
    const id = platform.calendar ?? "china";
    const calendar = loadCalendar(id);
    const day = calendar && addWorkingDays(calendar, ordered, days);
    if (calendar === undefined || day === undefined) return [];
    if (dayNumber(effective) === undefined || effective < ordered) return [];
    const earliest = day.date;
    if (effective < earliest) {
      const certain = day.certain ? "yes" : "no";
      return [{ code: "lead-time", path, params: { ordered, effective, earliest, certain, days } }];
    }
    // Days before the calendar's first are unknown too, but over: nobody can be late for them any more.
    if (earliest <= calendar.last) return [];
    const params = { calendar: id, last: calendar.last, days, effective, earliest };
    return [{ code: "lead-time-uncertain", path, params }];
  },
};
