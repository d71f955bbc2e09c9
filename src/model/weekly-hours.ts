import type { Hours } from "../config/enterprise.types.ts";
import { weekdays } from "./day.ts";
import { type Interval, intervalOf, mergeIntervals } from "./interval.ts";

const dayNames: readonly string[] = weekdays;

/** Intervals of one day as written; none where it is closed. */
export function hoursOf(hours: Hours): Interval[] {
  return hours === "closed" ? [] : mergeIntervals(hours.map(intervalOf));
}

/**
 * Intervals of Monday … Sunday. Keys are `mon` … `sun`, ranges that may wrap (`fri-mon`), and `daily`; keys that
 * name the same day add up, and a day that none names is closed.
 */
export function weeklyHours(weekly: Readonly<Record<string, Hours>>): Interval[][] {
  const week: Interval[][] = weekdays.map(() => []);
  for (const [key, hours] of Object.entries(weekly)) {
    for (const day of daysOf(key)) week[day]?.push(...hoursOf(hours));
  }
  return week.map(mergeIntervals);
}

/** 0-based days, Monday first, that a key of `weekly` names. */
export function daysOf(key: string): number[] {
  if (key === "daily") return weekdays.map((_, day) => day);
  const [first, last] = key.split("-").map((name) => dayNames.indexOf(name));
  if (first === undefined || first < 0) return [];
  const length = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (first + index) % 7);
}
