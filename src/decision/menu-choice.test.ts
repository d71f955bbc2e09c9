import { expect, test } from "vitest";
import { menuChoice } from "./menu-choice.ts";
import type { ActionPlan } from "./plan.ts";
import { samplePlan } from "./sample-plan.ts";

const sales: ActionPlan = {
  kind: "ring",
  group: "menus.main.keys.1",
  members: ["a"],
  strategy: "sequential",
};
const desk: ActionPlan = { kind: "queue", queue: "desk" };
const plan = samplePlan({
  menus: {
    main: { greeting: "hello", keys: { "1": sales }, extensions: { "8001": desk }, timeoutS: 5, retries: 2 },
  },
});

test("a key and an extension", () => {
  expect(menuChoice(plan, "main", "1")).toBe(sales);
  expect(menuChoice(plan, "main", "8001")).toBe(desk);
});

test.each([
  ["main", "2"],
  ["main", ""],
  ["main", "toString"],
  ["ghost", "1"],
])("menu %s has no %j", (menu, digits) => {
  expect(menuChoice(plan, menu, digits)).toBeUndefined();
});
