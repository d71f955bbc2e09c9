import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billedSeconds } from "./increment.ts";

const s = 1_000_000;
const by = (text: string) => {
  const [first, next] = text.split("/");
  return { first: `${first}s`, next: `${next}s` };
};

describe("billedSeconds", () => {
  test.each([
    // time in µs, 6/6, 60/60, 60/6
    [0, 0, 0, 0],
    [1, 6, 60, 60],
    [6 * s, 6, 60, 60],
    [6 * s + 1, 12, 60, 60],
    [59 * s, 60, 60, 60],
    [60 * s, 60, 60, 60],
    [60 * s + 1, 66, 120, 66],
    [61 * s, 66, 120, 66],
    [66 * s, 66, 120, 66],
    [67 * s, 72, 120, 72],
    [120 * s, 120, 120, 120],
    [121 * s, 126, 180, 126],
    [3600 * s, 3600, 3600, 3600],
  ])("%d µs", (us, six, minute, mixed) => {
    expect(billedSeconds(us, by("6/6"))).toBe(six);
    expect(billedSeconds(us, by("60/60"))).toBe(minute);
    expect(billedSeconds(us, by("60/6"))).toBe(mixed);
  });

  const increment = fc.constantFrom("1/1", "6/6", "60/60", "60/6", "30/6", "180/60").map(by);
  const time = fc.nat({ max: 90_000 * s });

  test("covers the time, and never by a whole increment too many", () => {
    fc.assert(
      fc.property(increment, time, (each, us) => {
        const billed = billedSeconds(us, each) * s;
        expect(billed).toBeGreaterThanOrEqual(us);
        const largest = Math.max(Number.parseInt(each.first, 10), Number.parseInt(each.next, 10));
        expect(billed - us).toBeLessThan(largest * s + 1);
      }),
    );
  });

  test("never falls as the time grows", () => {
    fc.assert(
      fc.property(increment, time, time, (each, a, b) => {
        expect(billedSeconds(a + b, each)).toBeGreaterThanOrEqual(billedSeconds(a, each));
      }),
    );
  });
});
