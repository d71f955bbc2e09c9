import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addWorkingDays, calendarIds, dayKind, loadCalendar } from "./calendar.ts";
import { dateOf, dayNumber, weekdayOf } from "./day.ts";

const china = loadCalendar("china");
if (china === undefined) throw new Error("the china calendar is gone");

test("there is one calendar and no other", () => {
  expect(calendarIds).toEqual(["china"]);
  expect(loadCalendar("japan")).toBeUndefined();
});

test("every known day is what chinese-days says it is", () => {
  const source: { holidays: Record<string, string>; workdays: Record<string, string> } = JSON.parse(
    readFileSync(new URL("../../node_modules/chinese-days/dist/chinese-days.json", import.meta.url), "utf8"),
  );
  const first = dayNumber(china.first) ?? 0;
  const last = dayNumber(china.last) ?? 0;
  for (let day = first; day <= last; day++) {
    const date = dateOf(day);
    const expected = source.holidays[date] ? "rest" : source.workdays[date] ? "make-up" : "normal";
    expect(`${date} ${dayKind(china, date)}`).toBe(`${date} ${expected}`);
  }
  const nextYear = String(Number(china.last.slice(0, 4)) + 1);
  expect(Object.keys(source.holidays).filter((date) => date.startsWith(nextYear))).toEqual([]);
});

test.each([
  ["2026-10-01", "rest"],
  ["2026-10-10", "make-up"],
  ["2026-02-14", "make-up"],
  ["2026-02-23", "rest"],
  ["2026-10-08", "normal"],
  ["2026-12-31", "normal"],
  ["2027-01-01", "unknown"],
  ["2024-12-31", "unknown"],
])("%s is %s", (date, kind) => {
  expect(dayKind(china, date)).toBe(kind);
});

test("a make-up day is a day of a weekend", () => {
  const makeUp = Object.keys(china.days).filter((date) => china.days[date] === "make-up");
  expect(makeUp.length).toBeGreaterThan(10);
  for (const date of makeUp) expect(weekdayOf(dayNumber(date) ?? 0)).toBeGreaterThan(4);
});

test("working days are counted over holidays and make-up days", () => {
  expect(addWorkingDays(china, "2026-09-30", 1)).toEqual({ date: "2026-10-08", certain: true });
  expect(addWorkingDays(china, "2026-09-30", 3)).toEqual({ date: "2026-10-10", certain: true });
  expect(addWorkingDays(china, "2026-09-30", 15)).toEqual({ date: "2026-10-27", certain: true });
  expect(addWorkingDays(china, "2026-07-01", 0)).toEqual({ date: "2026-07-01", certain: true });
});

test("past the horizon the count says that it is not certain", () => {
  expect(addWorkingDays(china, "2026-12-30", 1)).toEqual({ date: "2026-12-31", certain: true });
  expect(addWorkingDays(china, "2026-12-30", 2)).toEqual({ date: "2027-01-01", certain: false });
  expect(addWorkingDays(china, "2026-02-30", 2)).toBeUndefined();
});
