import china from "../../data/calendars/china.json" with { type: "json" };
import { dateOf, dayNumber, weekdayOf } from "./day.ts";

/**
 * State holidays and make-up working days. A day that `days` does not name is normal: a working day from
 * Monday to Friday. Outside `first` … `last` nobody knows, and whoever asks must say what then holds.
 */
export interface Calendar {
  readonly id: string;
  /** Release of the source from which it was made. */
  readonly version: string;
  /** First and last known day, YYYY-MM-DD. */
  readonly first: string;
  readonly last: string;
  readonly days: Readonly<Record<string, "rest" | "make-up">>;
  /** The same by day number. */
  readonly byDay: readonly (readonly [day: number, kind: "rest" | "make-up"])[];
}

export type DayKind = "rest" | "normal" | "make-up" | "unknown";

/** A day reached by counting working days; `certain` is false where the count ran past the calendar's last day. */
export interface WorkingDay {
  date: string;
  certain: boolean;
}

const calendars: ReadonlyMap<string, Calendar> = new Map([[china.id, calendarOf(china)]]);

/** Calendars that schedules may name. */
export const calendarIds: readonly string[] = [...calendars.keys()];

export function loadCalendar(id: string): Calendar | undefined {
  return calendars.get(id);
}

/** What kind of day a date is; `unknown` outside the calendar's days. */
export function dayKind(calendar: Calendar, date: string): DayKind {
  if (date < calendar.first || date > calendar.last) return "unknown";
  return calendar.days[date] ?? "normal";
}

/**
 * The `count`-th working day after a date, which itself does not count. On days that the calendar does not
 * know, Monday to Friday are counted and the result is not `certain`. Undefined where `date` is no date.
 */
export function addWorkingDays(calendar: Calendar, date: string, count: number): WorkingDay | undefined {
  const start = dayNumber(date);
  if (start === undefined) return undefined;
  let day = start;
  let certain = true;
  for (let left = count; left > 0; ) {
    day += 1;
    const kind = dayKind(calendar, dateOf(day));
    if (kind === "unknown") certain = false;
    if (kind === "make-up" || (kind !== "rest" && weekdayOf(day) < 5)) left -= 1;
  }
  return { date: dateOf(day), certain };
}

function calendarOf(data: typeof china): Calendar {
  const { id, version, first, last } = data;
  const days: Record<string, "rest" | "make-up"> = {};
  for (const date of data.rest) days[date] = "rest";
  for (const date of data.makeUp) days[date] = "make-up";
  const byDay = Object.entries(days).flatMap(([date, kind]) => {
    const day = dayNumber(date);
    return day === undefined ? [] : [[day, kind] as const];
  });
  return { id, version, first, last, days, byDay };
}
