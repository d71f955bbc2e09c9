import { expect, test } from "vitest";
import { dateOf, dayNumber, weekdayOf } from "./day.ts";

test("days count from 1970-01-01, a Thursday", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(weekdayOf(0)).toBe(3);
  expect(weekdayOf(-4)).toBe(6);
  expect(dateOf(dayNumber("2026-10-10") ?? 0)).toBe("2026-10-10");
  expect(weekdayOf(dayNumber("2026-10-10") ?? 0)).toBe(5);
});

test.each(["2026-02-29", "2026-13-01", "2026-1-1", "20260101", ""])("%s is no date", (date) => {
  expect(dayNumber(date)).toBeUndefined();
});
