import fc from "fast-check";
import { expect, test } from "vitest";
import type { Hours, Schedule } from "../config/enterprise.types.ts";
import { isOpen } from "../decision/is-open.ts";
import { loadCalendar } from "./calendar.ts";
import { compileSchedule } from "./schedule.ts";
import { scheduleOracle } from "./schedule-oracle.ts";

const china = loadCalendar("china");

const office: Schedule = {
  calendar: "china",
  weekly: { "mon-fri": ["09:00-12:00", "13:00-18:00"], sat: ["10:00-16:00"] },
  exceptions: { "2026-12-31": "closed", "2027-01-15": ["09:00-15:00"] },
};

function compiled(schedule: Schedule) {
  return compileSchedule(schedule, schedule.calendar === undefined ? undefined : china, "Asia/Shanghai");
}

test.each([
  ["2026-10-10T11:00+08:00", true],
  ["2026-10-10T17:59+08:00", true],
  ["2026-10-10T12:00+08:00", false],
  ["2026-10-01T10:00+08:00", false],
  ["2026-10-03T11:00+08:00", false],
  ["2026-02-14T10:00+08:00", true],
  ["2026-12-31T10:00+08:00", false],
  ["2027-01-15T14:59+08:00", true],
  ["2027-01-15T15:00+08:00", false],
  ["2026-11-21T15:59+08:00", true],
  ["2026-11-22T11:00+08:00", false],
])("office at %s", (at, open) => {
  expect(isOpen(compiled(office), Date.parse(at)).open).toBe(open);
});

test("a day that the calendar does not know goes by the week, or is closed, and is named", () => {
  const at = Date.parse("2027-03-01T10:00+08:00");
  expect(isOpen(compiled(office), at)).toMatchObject({ open: true, unknownDay: 20_878 });
  expect(isOpen(compiled({ ...office, pastHorizon: "closed" }), at)).toMatchObject({
    open: false,
    unknownDay: 20_878,
  });
  const exception = Date.parse("2027-01-15T10:00+08:00");
  expect(isOpen(compiled({ ...office, pastHorizon: "closed" }), exception)).toEqual({ open: true });
});

test("patterns are distinct, runs are merged, and a schedule without calendar knows no horizon", () => {
  const plan = compiled(office);
  expect(plan.patterns).toHaveLength(4);
  expect(plan.days).toContainEqual([20_727, 20_733, 2]);
  expect(JSON.stringify(plan).length).toBeLessThan(800);
  expect(compiled({ weekly: { daily: ["22:00-06:00"] } })).toEqual({
    offsets: [[0, 480]],
    patterns: [[[1320, 1800]]],
    weekly: [0, 0, 0, 0, 0, 0, 0],
    days: [],
  });
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const range = fc.tuple(time, fc.oneof(time, fc.constant("24:00"))).map(([from, to]) => `${from}-${to}`);
const hours: fc.Arbitrary<Hours> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Hours>("closed") },
  { weight: 4, arbitrary: fc.array(range, { minLength: 1, maxLength: 3 }) },
);
const name = fc.constantFrom("mon", "tue", "wed", "thu", "fri", "sat", "sun");
const key = fc.oneof(
  name,
  fc.tuple(name, name).map(([a, b]) => `${a}-${b}`),
  fc.constant("daily"),
);
const date = fc
  .integer({ min: 0, max: 364 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const schedules: fc.Arbitrary<Schedule> = fc.record(
  {
    weekly: fc.dictionary(key, hours, { minKeys: 1, maxKeys: 4 }),
    calendar: fc.constant("china"),
    timeZone: fc.constantFrom("Asia/Shanghai", "Asia/Urumqi", "Europe/Berlin", "America/New_York"),
    holidays: fc.array(range, { minLength: 1, maxLength: 2 }),
    makeUpAs: fc.constantFrom("mon", "wed", "sat"),
    exceptions: fc.dictionary(date, hours, { maxKeys: 8 }),
    pastHorizon: fc.constantFrom("weekly", "closed"),
  },
  { requiredKeys: ["weekly"] },
);

test("the compiled plan agrees with the written rules in every quarter of an hour of 2026", () => {
  const quarter = 15 * 60_000;
  const first = Date.parse("2025-12-31T12:00:00Z");
  const end = Date.parse("2027-01-01T12:00:00Z");
  fc.assert(
    fc.property(schedules, (schedule) => {
      const plan = compiled(schedule);
      const openAt = scheduleOracle(schedule);
      for (let at = first; at < end; at += quarter) {
        const expected = openAt(at);
        if (isOpen(plan, at).open !== expected)
          expect(`${new Date(at).toISOString()} ${!expected}`).toBe(
            `${new Date(at).toISOString()} ${expected}`,
          );
      }
    }),
    { numRuns: 60 },
  );
});

test("the order in which keys are written does not matter", () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const turned: Schedule = {
        ...schedule,
        weekly: Object.fromEntries(Object.entries(schedule.weekly).reverse()),
      };
      if (schedule.exceptions)
        turned.exceptions = Object.fromEntries(Object.entries(schedule.exceptions).reverse());
      expect(compiled(turned)).toEqual(compiled(schedule));
    }),
  );
});
