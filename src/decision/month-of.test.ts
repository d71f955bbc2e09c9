import { expect, test } from "vitest";
import { monthOf } from "./month-of.ts";

test("a month begins at the zone's own midnight", () => {
  const shanghai: [number, number][] = [[0, 480]];
  expect(monthOf(shanghai, Date.parse("2026-10-31T23:59:59.999+08:00"))).toBe("2026-10");
  expect(monthOf(shanghai, Date.parse("2026-11-01T00:00:00+08:00"))).toBe("2026-11");
  expect(monthOf(shanghai, Date.parse("2026-12-31T17:00:00Z"))).toBe("2027-01");
});

test("the offset is that of the instant", () => {
  const change = Date.parse("2026-10-31T22:30:00Z") / 60_000;
  const offsets: [number, number][] = [
    [0, 60],
    [change, 120],
  ];
  expect(monthOf(offsets, (change - 1) * 60_000)).toBe("2026-10");
  expect(monthOf(offsets, change * 60_000)).toBe("2026-11");
});
