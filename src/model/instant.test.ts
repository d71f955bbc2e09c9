import { expect, test } from "vitest";
import { instantMs } from "./instant.ts";

test.each([
  ["2026-10-10T11:00:00+08:00", Date.UTC(2026, 9, 10, 3)],
  ["2026-10-10T11:00+08:00", Date.UTC(2026, 9, 10, 3)],
  ["2026-10-10T03:00:00.250Z", Date.UTC(2026, 9, 10, 3, 0, 0, 250)],
  ["2026-10-09T23:30:00-03:30", Date.UTC(2026, 9, 10, 3)],
])("%s", (text, ms) => {
  expect(instantMs(text)).toBe(ms);
});

test.each([
  "2026-10-10T11:00:00",
  "2026-10-10",
  "2026-02-30T11:00:00Z",
  "2026-10-10 11:00:00+08:00",
  "2026-10-10T24:00:00Z",
  "2026-10-10T11:00:00+0800",
  "1969-12-31T23:59:59Z",
  "",
])("%s is no instant", (text) => {
  expect(instantMs(text)).toBeUndefined();
});
