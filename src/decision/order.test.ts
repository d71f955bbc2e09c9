import fc from "fast-check";
import { expect, test } from "vitest";
import { order } from "./order.ts";
import type { RingPlan, Strategy } from "./plan.ts";
import { MONDAY_TEN, samplePlan, sipBinding } from "./sample-plan.ts";

const strategies: Strategy[] = ["sequential", "random", "round-robin", "weighted", "simultaneous"];
const state = fc.record({
  enabled: fc.boolean(),
  hours: fc.constantFrom("day", "night", undefined),
  channels: fc.integer({ min: 1, max: 3 }),
  active: fc.integer({ min: 0, max: 3 }),
  weight: fc.integer({ min: 0, max: 100 }),
});

test.each(strategies)("a %s group takes a turn only where turns are what it is about", (strategy) => {
  const plan = samplePlan({ bindings: { a: sipBinding("a") } });
  const ring: RingPlan = { kind: "ring", group: "answer.0", members: ["a"], strategy };
  let asked = 0;
  const counters = {
    get roundRobin() {
      asked += 1;
      return {};
    },
  };
  order(plan, ring, MONDAY_TEN, 0.5, counters, []);
  expect(asked > 0).toBe(strategy === "round-robin");
});

test("attempts are a permutation of the members that are enabled, open and free, whatever the strategy", () => {
  fc.assert(
    fc.property(
      fc.array(state, { maxLength: 20 }),
      fc.constantFrom(...strategies),
      fc.double({ min: 0, max: 1, maxExcluded: true }),
      fc.nat(),
      (states, strategy, random, turn) => {
        const members = states.map((_, index) => `m${index}`);
        const bindings = Object.fromEntries(
          states.map(({ enabled, hours, channels, weight }, index) => [
            `m${index}`,
            sipBinding(`m${index}`, { enabled, channels, weight, ...(hours === undefined ? {} : { hours }) }),
          ]),
        );
        const active = Object.fromEntries(states.map((of, index) => [`m${index}`, of.active]));
        const ring: RingPlan = { kind: "ring", group: "g", members, strategy };
        const counters = { active, roundRobin: { g: turn } };
        const found = order(samplePlan({ bindings }), ring, MONDAY_TEN, random, counters, []);
        const open = members.filter((_, index) => states[index]?.enabled && states[index]?.hours !== "night");
        const free = open.filter((id) => (active[id] ?? 0) < (bindings[id]?.channels ?? 0));
        expect(found.open).toBe(open.length);
        expect(found.attempts.map(({ binding }) => binding).sort()).toEqual([...free].sort());
        for (const { group } of found.attempts)
          expect(group).toBe(strategy === "simultaneous" ? "g" : undefined);
      },
    ),
  );
});

test("round robin gives every open member its turn in order", () => {
  const ring: RingPlan = { kind: "ring", group: "g", members: ["a", "b", "c"], strategy: "round-robin" };
  const heads = [0, 1, 2, 3, 4].map((turn) => {
    const found = order(samplePlan(), ring, MONDAY_TEN, 0.7, { roundRobin: { g: turn } }, []);
    return found.attempts[0]?.binding;
  });
  expect(heads).toEqual(["a", "b", "c", "a", "b"]);
});

test("a counter is never taken from a prototype", () => {
  const plan = samplePlan({ bindings: { constructor: sipBinding("x") } });
  const ring: RingPlan = {
    kind: "ring",
    group: "toString",
    members: ["constructor"],
    strategy: "round-robin",
  };
  const found = order(plan, ring, MONDAY_TEN, 0, { active: {}, roundRobin: {} }, []);
  expect(found.attempts.map(({ binding }) => binding)).toEqual(["constructor"]);
});
