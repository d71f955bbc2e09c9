import { dateOf, dayNumber } from "#model/day.ts";

const known = new Map<string, string>();

/** The day (YYYY-MM-DD) a number of days after another. Remembered: every file of a stack asks for the same few days. */
export function dayAfter(date: string, days: number): string {
  const key = `${date}+${days}`;
  let after = known.get(key);
  if (after === undefined) {
    after = dateOf((dayNumber(date) ?? 0) + days);
    known.set(key, after);
  }
  return after;
}
