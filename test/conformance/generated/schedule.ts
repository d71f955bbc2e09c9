import type { SchedulePlan } from "#decision/plan.ts";
import type { Dice } from "./dice.ts";

/** 2026-01-01 and 2026-12-31, days since 1970. */
export const FIRST_DAY = 20454;
export const LAST_DAY = 20818;

function pattern(dice: Dice): [number, number][] {
  const intervals: [number, number][] = [];
  let from = dice.integer(0, 10) * 60;
  for (let count = dice.integer(0, 3); count > 0 && from < 1440; count -= 1) {
    const to = from + dice.integer(1, 16) * 30;
    intervals.push([from, to]);
    from = to + dice.integer(1, 6) * 30;
  }
  return intervals;
}

function runs(dice: Dice, patterns: number): [number, number, number][] {
  const days: [number, number, number][] = [];
  let first = FIRST_DAY + dice.integer(0, 30);
  while (first < LAST_DAY + 30 && days.length < 12) {
    const last = first + (dice.chance(0.5) ? 0 : dice.integer(1, 8));
    days.push([first, last, dice.integer(0, patterns - 1)]);
    first = last + dice.integer(1, 60);
  }
  return days;
}

const zones: [[number, number][], ...[number, number][][]] = [
  [[0, 480]],
  [[0, 480]],
  // Lord Howe Island moves by half an hour, St. John's stands at a half hour, New York is a day behind.
  [
    [29326530, 660],
    [29588580, 630],
    [29850690, 660],
  ],
  [
    [29367630, -210],
    [29549130, -150],
    [29891790, -210],
  ],
  [
    [29367720, -300],
    [29549220, -240],
    [29891880, -300],
  ],
];

/** A schedule with one to four day patterns, exceptional days, a horizon or none, in one of five zones. */
export function generatedSchedule(dice: Dice): SchedulePlan {
  const patterns = Array.from({ length: dice.integer(1, 4) }, () => pattern(dice));
  const any = () => dice.integer(0, patterns.length - 1);
  const schedule: SchedulePlan = {
    offsets: dice.pick(zones),
    patterns,
    weekly: [any(), any(), any(), any(), any(), any(), any()],
    days: dice.chance(0.7) ? runs(dice, patterns.length) : [],
  };
  if (dice.chance(0.6)) schedule.known = [FIRST_DAY, LAST_DAY];
  if (dice.chance(0.3)) schedule.pastHorizon = any();
  return schedule;
}
