import { expect, test } from "vitest";
import { instantText, timeText } from "./time-text.ts";

test.each([
  [0, "0 ms"],
  [12_345, "12 ms"],
  [100_000, "0.1 s"],
  [1_234_567, "1.2 s"],
  [59_900_000, "59.9 s"],
  [60_000_000, "1:00"],
  [125_400_000, "2:05"],
])("%d µs is %s", (us, text) => expect(timeText(us)).toBe(text));

test.each([
  ["2026-10-10T03:00:00Z", "Asia/Shanghai", "Sat 2026-10-10 11:00"],
  ["2026-09-30T16:00:00Z", "Asia/Shanghai", "Thu 2026-10-01 00:00"],
  ["2026-09-30T16:00:00Z", "UTC", "Wed 2026-09-30 16:00"],
])("%s in %s is %s", (instant, zone, text) => expect(instantText(Date.parse(instant), zone)).toBe(text));
