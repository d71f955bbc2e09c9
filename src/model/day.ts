/** Days as integers since 1970-01-01: what calendars and compiled schedules count in. */

const DAY_MS = 86_400_000;

/** Days of the week in the order of a compiled schedule. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Day number of `YYYY-MM-DD`; undefined where the text is no such date or no such day exists (2026-02-30). */
export function dayNumber(date: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])];
  const instant = new Date(Date.UTC(year, month, day));
  // A day that does not exist becomes one of the next month, a year before 100 one of the 20th century.
  const exists = instant.getUTCMonth() === month && instant.getUTCFullYear() === year;
  return exists ? instant.getTime() / DAY_MS : undefined;
}

/** `YYYY-MM-DD` of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday … 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
