import { dateOf, dayNumber } from "#model/day.ts";

let last: { readonly today: string; readonly days: number; readonly date: string } | undefined;

/**
 * The day some days after today, as text to compare dates with: reading every date of ten thousand files would be most
 * of a check that finds them all in its cache. The last answer is kept, for all files are asked about one day.
 */
export function dayAfter(today: string, days: number): string {
  if (last?.today !== today || last.days !== days)
    last = { today, days, date: dateOf((dayNumber(today) ?? 0) + days) };
  return last.date;
}
