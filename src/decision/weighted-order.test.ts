import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded } from "./random.ts";
import { weightedOrder } from "./weighted-order.ts";

const member = fc.record({ id: fc.string(), weight: fc.integer({ min: 0, max: 100 }) });
const random = fc.double({ min: 0, max: 1, maxExcluded: true });

test("every member comes exactly once, those without weight last and in their order", () => {
  fc.assert(
    fc.property(fc.array(member, { maxLength: 20 }), random, (members, u) => {
      const order = weightedOrder(members, seeded(u));
      expect([...order].sort()).toEqual(members.map(({ id }) => id).sort());
      const weightless = members.filter(({ weight }) => weight === 0).map(({ id }) => id);
      expect(order.slice(order.length - weightless.length)).toEqual(weightless);
    }),
  );
});

test("the first is drawn as often as its weight says, the second by the weights left", () => {
  const members = [
    { id: "a", weight: 50 },
    { id: "b", weight: 30 },
    { id: "c", weight: 20 },
  ];
  const calls = 10_000;
  const first = { a: 0, b: 0, c: 0 } as Record<string, number>;
  let cAfterA = 0;
  for (let call = 0; call < calls; call += 1) {
    const order = weightedOrder(members, seeded(call / calls));
    const head = order[0] ?? "";
    first[head] = (first[head] ?? 0) + 1;
    if (head === "a" && order[1] === "c") cAfterA += 1;
  }
  expect(first["a"]).toBeCloseTo(5000, -2.5);
  expect(first["b"]).toBeCloseTo(3000, -2.5);
  expect(first["c"]).toBeCloseTo(2000, -2.5);
  expect(cAfterA / (first["a"] ?? 1)).toBeCloseTo(0.4, 1);
});
