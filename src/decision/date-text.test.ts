import fc from "fast-check";
import { expect, test } from "vitest";
import { dateText, instantText } from "./date-text.ts";

test("writes every day from 1970 to 2999 as Date does", () => {
  const last = Date.UTC(2999, 11, 31) / 86_400_000;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: last }), (day) => {
      expect(dateText(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }),
    { numRuns: 2000 },
  );
});

test.each(["2000-02-29", "2100-02-28", "2100-03-01", "2026-01-01", "2026-12-31"])("%s", (date) => {
  expect(dateText(Date.parse(date) / 86_400_000)).toBe(date);
});

test("writes instants to the second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (atMs) => {
      expect(instantText(atMs)).toBe(`${new Date(atMs).toISOString().slice(0, 19)}Z`);
    }),
  );
});
