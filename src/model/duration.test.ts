import { expect, test } from "vitest";
import { durationSeconds } from "./duration.ts";

test.each([
  ["6s", 6],
  ["60s", 60],
  ["2m", 120],
  ["1h", 3600],
])("%s is %d seconds", (text, seconds) => expect(durationSeconds(text)).toBe(seconds));

test.each(["", "6", "s", "1d", "-1s", "1.5s", "constructor"])("%j is no duration", (text) => {
  expect(() => durationSeconds(text)).toThrow(RangeError);
});
