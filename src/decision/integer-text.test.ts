import fc from "fast-check";
import { expect, test } from "vitest";
import { integerText } from "./integer-text.ts";

test("writes integers as JavaScript does", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), (value) => {
      expect(integerText(Number(value))).toBe(value.toString());
    }),
  );
});

test.each([
  [0, "0"],
  [10, "10"],
  [60.9, "60"],
  [-0.5, "0"],
  [-7, "-7"],
  [1e15, "?"],
  [Number.NaN, "?"],
  [Number.NEGATIVE_INFINITY, "?"],
])("%d is %s", (value, text) => {
  expect(integerText(value)).toBe(text);
});
