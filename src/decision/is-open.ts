import { offsetAt } from "./offset-at.ts";
import type { SchedulePlan } from "./plan.ts";

export interface Opening {
  open: boolean;
  /** Day (since 1970-01-01, local) that decided and that the schedule's calendar does not know. */
  unknownDay?: number;
}

interface DayPattern {
  pattern: number;
  unknown: boolean;
}

const MINUTES_PER_DAY = 1440;

/** Exceptional days speak first, then the horizon's policy, then the week (1970-01-01 was a Thursday). */
function patternOf(schedule: SchedulePlan, day: number): DayPattern {
  let low = 0;
  let high = schedule.days.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const run = schedule.days[middle];
    if (run !== undefined && run[1] >= day) high = middle;
    else low = middle + 1;
  }
  const run = schedule.days[low];
  if (run !== undefined && run[0] <= day) return { pattern: run[2], unknown: false };
  const weekly = schedule.weekly[(day + 3) % 7] ?? 0;
  const known = schedule.known;
  if (known === undefined || (day >= known[0] && day <= known[1])) return { pattern: weekly, unknown: false };
  return { pattern: schedule.pastHorizon ?? weekly, unknown: true };
}

function holds(schedule: SchedulePlan, pattern: number, minute: number): boolean {
  const intervals = schedule.patterns[pattern];
  if (intervals === undefined) return false;
  for (const interval of intervals) {
    if (interval[0] <= minute && minute < interval[1]) return true;
  }
  return false;
}

/**
 * Whether a schedule is open at an instant (epoch milliseconds, not before 1970). Intervals are half-open and
 * belong to the day on which they start, so yesterday's may run on into today.
 */
export function isOpen(schedule: SchedulePlan, atMs: number): Opening {
  const minute = Math.floor(atMs / 60000);
  const local = minute + offsetAt(schedule.offsets, minute);
  const day = Math.floor(local / MINUTES_PER_DAY);
  const ofDay = local - day * MINUTES_PER_DAY;
  const today = patternOf(schedule, day);
  const yesterday = patternOf(schedule, day - 1);
  const runsOn = holds(schedule, yesterday.pattern, ofDay + MINUTES_PER_DAY);
  const opening: Opening = { open: runsOn || holds(schedule, today.pattern, ofDay) };
  if (runsOn && yesterday.unknown) opening.unknownDay = day - 1;
  else if (!runsOn && today.unknown) opening.unknownDay = day;
  return opening;
}
