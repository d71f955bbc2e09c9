import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import { MONDAY_TEN, samplePlan } from "./sample-plan.ts";

const caller = { number: "+8613900001234" };

test("counters may be left out", () => {
  expect(decide(samplePlan(), caller, MONDAY_TEN, 0)).toEqual(
    decide(samplePlan(), caller, MONDAY_TEN, 0, {}),
  );
});

test("the trace says why, in the order of evaluation", () => {
  const plan = samplePlan();
  plan.screening.maxConcurrent = 3;
  expect(decide(plan, caller, MONDAY_TEN, 0, { concurrent: 2, active: { a: 1 } }).trace).toEqual([
    "status active",
    "caller ordinary",
    "concurrent calls 2 of 3",
    "default rule: matches",
    "binding a: busy (1 of 1)",
    "ring default sequential: b, c",
  ]);
});
