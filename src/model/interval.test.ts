import { expect, test } from "vitest";
import { intervalOf, mergeIntervals } from "./interval.ts";

test.each([
  ["09:00-12:00", [540, 720]],
  ["00:00-24:00", [0, 1440]],
  ["22:00-06:00", [1320, 1800]],
  ["22:00-00:00", [1320, 1440]],
  ["22:00-24:00", [1320, 1440]],
  ["09:00-09:00", [540, 540]],
])("%s", (text, interval) => {
  expect(intervalOf(text)).toEqual(interval);
});

test("overlapping and adjacent intervals become one, empty ones none", () => {
  expect(
    mergeIntervals([
      [600, 700],
      [0, 10],
      [700, 710],
      [5, 8],
      [800, 800],
    ]),
  ).toEqual([
    [0, 10],
    [600, 710],
  ]);
  expect(
    mergeIntervals([
      [1320, 1800],
      [1380, 1440],
      [0, 60],
    ]),
  ).toEqual([
    [0, 60],
    [1320, 1800],
  ]);
});
