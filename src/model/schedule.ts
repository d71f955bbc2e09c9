import type { Schedule } from "../config/enterprise.types.ts";
import type { SchedulePlan } from "../decision/plan.ts";
import type { Calendar } from "./calendar.ts";
import { dayNumber, weekdays } from "./day.ts";
import { type Interval, intervalOf, mergeIntervals } from "./interval.ts";
import { hoursOf, weeklyHours } from "./weekly-hours.ts";
import { zoneOffsets } from "./zone-offsets.ts";

/**
 * Compiles opening hours. For each day the first that speaks wins: `exceptions`, then the calendar (a rest day
 * has `holidays` hours or is closed, a make-up day has those of `makeUpAs`, Monday unless given), then `weekly`.
 *
 * @param calendar the one that the schedule names; a schedule that names none observes none
 * @param defaultZone IANA zone of a schedule that names none
 */
export function compileSchedule(
  schedule: Schedule,
  calendar: Calendar | undefined,
  defaultZone: string,
): SchedulePlan {
  const week = weeklyHours(schedule.weekly);
  const patterns = patternTable();
  const plan: SchedulePlan = {
    offsets: zoneOffsets(schedule.timeZone ?? defaultZone).map(([minute, offset]) => [minute, offset]),
    patterns: patterns.list,
    weekly: week.map(patterns.indexOf),
    days: runsOf(exceptionalDays(schedule, calendar, week), patterns.indexOf),
  };
  if (calendar !== undefined) {
    plan.known = [knownDay(calendar.first), knownDay(calendar.last)];
    if (schedule.pastHorizon === "closed") plan.pastHorizon = patterns.indexOf([]);
  }
  return plan;
}

/** Days that do not follow the week: those of the calendar, overridden by the schedule's own exceptions. */
function exceptionalDays(
  schedule: Schedule,
  calendar: Calendar | undefined,
  week: readonly Interval[][],
): Map<number, Interval[]> {
  const rest = mergeIntervals((schedule.holidays ?? []).map(intervalOf));
  const makeUp = week[weekdays.indexOf(schedule.makeUpAs ?? "mon")] ?? [];
  const days = new Map<number, Interval[]>();
  for (const [day, kind] of calendar?.byDay ?? []) days.set(day, kind === "rest" ? rest : makeUp);
  for (const [date, hours] of Object.entries(schedule.exceptions ?? {}))
    days.set(knownDay(date), hoursOf(hours));
  return days;
}

function runsOf(
  days: ReadonlyMap<number, Interval[]>,
  indexOf: (intervals: Interval[]) => number,
): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (const [day, hours] of [...days].sort(([a], [b]) => a - b)) {
    const pattern = indexOf(hours);
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1 && last[2] === pattern) last[1] = day;
    else runs.push([day, day, pattern]);
  }
  return runs;
}

/** Distinct patterns in the order of their first use. */
function patternTable(): { list: Interval[][]; indexOf: (intervals: Interval[]) => number } {
  const list: Interval[][] = [];
  const indices = new Map<string, number>();
  const indexOf = (intervals: Interval[]): number => {
    const key = intervals.join(";");
    const known = indices.get(key);
    if (known !== undefined) return known;
    indices.set(key, list.length);
    return list.push(intervals) - 1;
  };
  return { list, indexOf };
}

/** Dates were checked before anything is compiled: another one is a bug. */
function knownDay(date: string): number {
  const day = dayNumber(date);
  if (day === undefined) throw new Error(`${date} is no date`);
  return day;
}
