import { dayNumber } from "#model/day.ts";
import type { DatedRule } from "../rule.ts";

/** An override whose day is over does nothing: it was forgotten, or its date is a slip. */
export const overrideExpired: DatedRule = {
  id: "override-expired",
  check: ({ overrideUntil }, platform, today) => {
    if (overrideUntil === undefined) return [];
    const instant = new Date(overrideUntil);
    // JavaScript reads 30 February as 2 March; that there is no such day is said elsewhere.
    if (Number.isNaN(instant.getTime()) || dayNumber(overrideUntil.slice(0, 10)) === undefined) return [];
    const day = dayIn(platform.timeZone ?? "Asia/Shanghai", instant);
    return day === undefined || day >= today
      ? []
      : [{ code: "override-expired", path: ["override", "until"], params: { until: overrideUntil } }];
  },
};

/** `YYYY-MM-DD` of an instant in a zone; undefined for a zone that does not exist. */
function dayIn(timeZone: string, instant: Date): string | undefined {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
  } catch {
    return undefined;
  }
}
