import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded } from "./random.ts";
import { shuffled } from "./shuffled.ts";

test("is a permutation and leaves its argument alone", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string()),
      fc.double({ min: 0, max: 1, maxExcluded: true }),
      (members, random) => {
        const before = [...members];
        const after = shuffled(members, seeded(random));
        expect(members).toEqual(before);
        expect([...after].sort()).toEqual([...before].sort());
      },
    ),
  );
});

test("every permutation of three comes about equally often", () => {
  const counts = new Map<string, number>();
  for (let call = 0; call < 6000; call += 1) {
    const order = shuffled(["a", "b", "c"], seeded(call / 6000)).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) {
    expect(count).toBeGreaterThan(850);
    expect(count).toBeLessThan(1150);
  }
});
