import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpen } from "./is-open.ts";
import type { SchedulePlan } from "./plan.ts";

const FIRST = 20454;
const interval = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }))
  .map(([from, length]): [number, number] => [from, from + length]);
const schedules = fc
  .record({
    patterns: fc.array(fc.array(interval, { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    weekly: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 7, maxLength: 7 }),
    exceptions: fc.uniqueArray(fc.integer({ min: 0, max: 13 }), { maxLength: 6 }),
    offset: fc.constantFrom(480, 0, -300, 345),
  })
  .map(({ patterns, weekly, exceptions, offset }): SchedulePlan => {
    const days = exceptions
      .sort((a, b) => a - b)
      .map((day): [number, number, number] => [FIRST + day, FIRST + day, 2]);
    return { offsets: [[0, offset]], patterns, weekly, days };
  });

/** Every interval of every day laid out on the line of absolute minutes, by the calendar of `Date`. */
function openByEnumeration(schedule: SchedulePlan, minute: number): boolean {
  const offset = schedule.offsets[0]?.[1] ?? 0;
  for (let day = FIRST - 2; day < FIRST + 16; day += 1) {
    const sundayFirst = new Date(day * 86_400_000).getUTCDay();
    const exceptional = schedule.days.some(([first]) => first === day);
    const pattern = exceptional ? 2 : schedule.weekly[(sundayFirst + 6) % 7];
    for (const [from, to] of schedule.patterns[pattern ?? -1] ?? []) {
      const midnight = day * 1440 - offset;
      if (midnight + from <= minute && minute < midnight + to) return true;
    }
  }
  return false;
}

test("agrees with laying out every interval", () => {
  const instant = fc.integer({ min: FIRST * 86_400_000, max: (FIRST + 14) * 86_400_000 });
  fc.assert(
    fc.property(schedules, instant, (schedule, atMs) => {
      expect(isOpen(schedule, atMs).open).toBe(openByEnumeration(schedule, Math.floor(atMs / 60_000)));
    }),
    { numRuns: 3000 },
  );
});

test("runs of several days hold on their first and last day only within", () => {
  const schedule: SchedulePlan = {
    offsets: [[0, 0]],
    patterns: [[], [[0, 1440]]],
    weekly: [0, 0, 0, 0, 0, 0, 0],
    days: [
      [FIRST, FIRST + 2, 1],
      [FIRST + 5, FIRST + 5, 1],
    ],
  };
  const open = [-1, 0, 1, 2, 3, 4, 5, 6].filter((day) => isOpen(schedule, (FIRST + day) * 86_400_000).open);
  expect(open).toEqual([0, 1, 2, 5]);
});

test("a day that the calendar does not know is named, unless an exception speaks for it", () => {
  const schedule: SchedulePlan = {
    offsets: [[0, 0]],
    patterns: [[[0, 1440]], []],
    weekly: [0, 0, 0, 0, 0, 0, 0],
    days: [[FIRST + 8, FIRST + 8, 1]],
    known: [FIRST, FIRST + 6],
    pastHorizon: 1,
  };
  const at = (day: number) => isOpen(schedule, (FIRST + day) * 86_400_000);
  expect(at(6)).toEqual({ open: true });
  expect(at(7)).toEqual({ open: false, unknownDay: FIRST + 7 });
  expect(at(8)).toEqual({ open: false });
  expect(at(-1)).toEqual({ open: false, unknownDay: FIRST - 1 });
});
