import { expect, test } from "vitest";
import { daysOf, weeklyHours } from "./weekly-hours.ts";

test.each([
  ["mon", [0]],
  ["sat-sun", [5, 6]],
  ["fri-mon", [4, 5, 6, 0]],
  ["tue-tue", [1]],
  ["tue-mon", [1, 2, 3, 4, 5, 6, 0]],
  ["daily", [0, 1, 2, 3, 4, 5, 6]],
])("%s names its days", (key, days) => {
  expect(daysOf(key)).toEqual(days);
});

test("keys that name the same day add up, and closed adds nothing", () => {
  const week = weeklyHours({
    daily: ["09:00-12:00"],
    "fri-mon": ["11:00-14:00", "20:00-02:00"],
    sun: "closed",
  });
  expect(week[1]).toEqual([[540, 720]]);
  expect(week[6]).toEqual([
    [540, 840],
    [1200, 1560],
  ]);
  expect(weeklyHours({ mon: ["09:00-10:00"] })[1]).toEqual([]);
});
