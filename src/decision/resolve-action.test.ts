import { expect, test } from "vitest";
import { resolveAction } from "./resolve-action.ts";
import { MONDAY_TEN, samplePlan, sipBinding } from "./sample-plan.ts";

const plan = samplePlan({ bindings: { a: sipBinding("a"), n: sipBinding("n", { hours: "night" }) } });

test("a group in which nobody is open goes on to its otherwise, whose decision it is", () => {
  const otherwise = { kind: "ring", group: "g.otherwise", members: ["a"], strategy: "sequential" } as const;
  const ring = { kind: "ring", group: "g", members: ["n"], strategy: "sequential" } as const;
  expect(
    resolveAction(
      plan,
      { ...ring, members: ["n"], otherwise: { ...otherwise, members: ["a"] } },
      MONDAY_TEN,
      0,
      {},
    ),
  ).toEqual({
    outcome: "ring",
    group: "g.otherwise",
    attempts: [{ binding: "a", target: "sip:a@example.cn", ringSeconds: 20 }],
    trace: [
      "binding n: closed (night)",
      "ring g: nobody open",
      "otherwise ring g.otherwise",
      "ring g.otherwise sequential: a",
    ],
  });
});

test("without otherwise the call is unavailable: closed when nobody is open, busy when all channels are taken", () => {
  const closed = resolveAction(
    plan,
    { kind: "ring", group: "g", members: ["n"], strategy: "sequential" },
    MONDAY_TEN,
    0,
    {},
  );
  expect(closed).toMatchObject({ outcome: "unavailable", treatment: "closed", attempts: [] });
  const busy = resolveAction(
    plan,
    { kind: "ring", group: "g", members: ["n", "a"], strategy: "sequential" },
    MONDAY_TEN,
    0,
    { active: { a: 1 } },
  );
  expect(busy).toMatchObject({ outcome: "unavailable", treatment: "busy", attempts: [] });
});

test("the other actions are what the caller gets", () => {
  const resolved = (action: Parameters<typeof resolveAction>[1]) =>
    resolveAction(plan, action, MONDAY_TEN, 0, {});
  expect(resolved({ kind: "menu", menu: "main" })).toMatchObject({ outcome: "menu", menu: "main" });
  expect(resolved({ kind: "queue", queue: "q", account: "x" })).toMatchObject({ queue: "q", account: "x" });
  expect(resolved({ kind: "announce", announce: "closed" })).toMatchObject({ announce: "closed" });
  expect(resolved({ kind: "reject", treatment: "busy" })).toMatchObject({
    outcome: "reject",
    treatment: "busy",
  });
});
