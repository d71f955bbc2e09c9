import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charge } from "./charge.ts";

describe("charge", () => {
  test.each([
    // seconds, ten-thousandths per minute, ten-thousandths
    [60, 3000, 3000],
    [6, 3000, 300],
    [1, 600, 10],
    [0, 3000, 0],
    [60, 0, 0],
    [1, 29, 0], // 0.483… rounds down
    [1, 30, 1], // 0.5 rounds up
    [1, 90, 2], // 1.5 rounds up
    [7, 600, 70],
    [65, 600, 650],
    [3_600_000, 100_000_000, 6_000_000_000_000],
  ])("%d s at %d a minute", (seconds, perMinute, amount) => {
    expect(charge(seconds * 1_000_000, perMinute)).toBe(amount);
  });

  test("an amount beyond the safe integers is refused, not rounded", () => {
    expect(() => charge(3_600_000_000_000, 9_999_999_999_999)).toThrow(RangeError);
  });

  test("is the nearest integer, halves up", () => {
    fc.assert(
      fc.property(fc.nat({ max: 90_000_000_000 }), fc.nat({ max: 100_000_000 }), (us, perMinute) => {
        // 0 <= amount - exact + 1/2 < 1, in units of 1/120,000,000
        const off =
          120_000_000n * BigInt(charge(us, perMinute)) - 2n * BigInt(us) * BigInt(perMinute) + 60_000_000n;
        expect(off > 0n && off <= 120_000_000n).toBe(true);
      }),
    );
  });
});
