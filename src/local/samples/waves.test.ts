import fc from "fast-check";
import { expect, test } from "vitest";
import { waves } from "./waves.ts";

test("what shares a claim waits", () => {
  expect(waves(["a1", "b1", "a2", "c1", "b2", "a3"], (item) => [item.slice(0, 1)])).toEqual([
    ["a1", "b1", "c1"],
    ["a2", "b2"],
    ["a3"],
  ]);
  expect(waves(["ab", "b", "c", "bc", "a"], (item) => [...item])).toEqual([["ab", "c"], ["b", "a"], ["bc"]]);
});

test("nothing is lost, shared within a wave, or out of order", () => {
  const item = fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d"), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const numbered = items.map((claims, i) => ({ claims, i }));
      const result = waves(numbered, ({ claims }) => claims);
      for (const wave of result) {
        const all = wave.flatMap(({ claims }) => claims);
        expect(new Set(all).size).toBe(all.length);
      }
      for (const claim of ["a", "b", "c", "d"]) {
        const order = result.flat().filter(({ claims }) => claims.includes(claim));
        expect(order).toEqual(numbered.filter(({ claims }) => claims.includes(claim)));
      }
      expect(result.flat()).toHaveLength(items.length);
    }),
  );
});
