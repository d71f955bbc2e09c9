import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmount, parseAmount } from "./amount.ts";

describe("amount", () => {
  test.each([
    ["0", 0, "0.00"],
    ["0.30", 3000, "0.30"],
    ["0.3", 3000, "0.30"],
    ["0.065", 650, "0.065"],
    ["0.0651", 651, "0.0651"],
    ["0.0001", 1, "0.0001"],
    ["100.00", 1_000_000, "100.00"],
    ["12.3010", 123_010, "12.301"],
    ["999999999.9999", 9_999_999_999_999, "999999999.9999"],
  ])("%s yuan is %d and is written %s", (text, amount, written) => {
    expect(parseAmount(text)).toBe(amount);
    expect(formatAmount(amount)).toBe(written);
  });

  test.each(["", "-1", "1.", ".5", "1.00001", "1e3", "１", "1,000"])("%j is no amount", (text) => {
    expect(() => parseAmount(text)).toThrow(RangeError);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("%d cannot be written", (amount) => {
    expect(() => formatAmount(amount)).toThrow(RangeError);
  });

  test("what is written reads back the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), (amount) => {
        expect(parseAmount(formatAmount(amount))).toBe(amount);
      }),
    );
  });
});
