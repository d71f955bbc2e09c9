import { expect, test } from "vitest";
import { below, seeded } from "./random.ts";

test("seed 1 is at 1043618065 after 10,000 steps, as Park and Miller publish", () => {
  const state = { x: 1 };
  for (let step = 0; step < 10_000; step += 1) below(state, 2);
  expect(state.x).toBe(1043618065);
});

test("seeds reach from 1 to 2147483646", () => {
  expect(seeded(0).x).toBe(1);
  expect(seeded(0.5).x).toBe(1073741824);
  expect(seeded(1 - 2 ** -53).x).toBe(2147483646);
});

test.each([1, -0.1, Number.NaN, Number.POSITIVE_INFINITY])("%d is outside and counts as 0", (random) => {
  expect(seeded(random).x).toBe(1);
});

test("the largest state stays below the bound", () => {
  // 2147483646 is −1; the state that steps to it is its product with the multiplier's inverse, 1407677000.
  const state = { x: 2147483647 - 1407677000 };
  expect(below(state, 100)).toBe(99);
  expect(state.x).toBe(2147483646);
});
