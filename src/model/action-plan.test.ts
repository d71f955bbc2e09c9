import { expect, test } from "vitest";
import { actionPlan, extensionPlan } from "./action-plan.ts";
import { menuPlan, queuePlan } from "./switchboard-plan.ts";

const defaults = { strategy: "round-robin", ringback: "welcome" } as const;

test("a ring group is named by its place, and so is the one after it", () => {
  const action = {
    ring: ["a", "b"],
    strategy: "random" as const,
    account: "east",
    otherwise: { ring: ["c"], ringback: "other", otherwise: { queue: "main" } },
  };
  expect(actionPlan(action, "answer.0", defaults)).toEqual({
    kind: "ring",
    group: "answer.0",
    members: ["a", "b"],
    strategy: "random",
    ringback: "welcome",
    account: "east",
    otherwise: {
      kind: "ring",
      group: "answer.0.otherwise",
      members: ["c"],
      strategy: "round-robin",
      ringback: "other",
      otherwise: { kind: "queue", queue: "main" },
    },
  });
});

test("an extension is an action, or rings the binding that it names", () => {
  const ring = {
    kind: "ring",
    group: "menus.main.extensions.8001",
    members: ["desk"],
    strategy: "sequential",
    ringback: "welcome",
  };
  expect(extensionPlan("desk", "menus.main.extensions.8001", defaults)).toEqual(ring);
  expect(extensionPlan({ queue: "main", account: "east" }, "x", defaults)).toEqual({
    kind: "queue",
    queue: "main",
    account: "east",
  });
});

test("a switchboard gets 5 seconds and 2 retries", () => {
  const menu = {
    greeting: "hello",
    keys: { "1": { ring: ["a"] }, "2": { menu: "more" } },
    extensions: { "80": "a" },
    otherwise: { reject: "busy" as const },
  };
  const made = menuPlan(menu, "main", { strategy: "sequential" });
  expect(made).toMatchObject({
    greeting: "hello",
    timeoutS: 5,
    retries: 2,
    otherwise: { kind: "reject", treatment: "busy" },
  });
  expect(made.keys).toEqual({
    "1": { kind: "ring", group: "menus.main.keys.1", members: ["a"], strategy: "sequential" },
    "2": { kind: "menu", menu: "more" },
  });
  expect(made.extensions["80"]).toMatchObject({ group: "menus.main.extensions.80" });
  expect(menuPlan({ greeting: "hello", timeout: "9s", retries: 0, invalid: "no" }, "main", defaults)).toEqual(
    { greeting: "hello", keys: {}, extensions: {}, timeoutS: 9, retries: 0, invalid: "no" },
  );
});

test("a queue gets 120 seconds and 20 callers", () => {
  const defaulted = { members: ["a"], maxWaitS: 120, maxLength: 20, announcePosition: false };
  expect(queuePlan({ members: ["a"] }, "main", defaults)).toEqual(defaulted);
  const queue = queuePlan(
    {
      members: ["a"],
      maxWait: "5m",
      maxLength: 3,
      music: "m",
      announcePosition: true,
      otherwise: { ring: ["b"] },
    },
    "main",
    defaults,
  );
  expect(queue).toMatchObject({
    maxWaitS: 300,
    maxLength: 3,
    music: "m",
    announcePosition: true,
    otherwise: { group: "queues.main.otherwise" },
  });
});
