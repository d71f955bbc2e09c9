import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Drain } from "./drain.ts";
import type { Kamailio } from "./kamailio/kamailio.ts";

const never = () => Promise.reject(new Error("not asked"));
const log = { info: () => undefined, warn: () => undefined };

type Answer = [revision: number, live: number, handedOver: number, trunks?: string[]];

/**
 * A drain beside a Kamailio that says these in turn, and then the last one for ever: revision, dialogs, handed over
 * calls, what it knows of trunks.
 */
function drainOf(answers: Answer[], graceMs: number, say = async (_: boolean) => 7) {
  let looks = -1;
  const now = (): Answer => answers[Math.min(looks, answers.length - 1)] ?? [0, 0, 0];
  const kamailio: Kamailio = {
    pulled: async () => {
      looks += 1;
      return { epoch: "e", revision: now()[0], generation: "g" };
    },
    calls: async () => ({ live: now()[1], handedOver: now()[2] }),
    table: async () => new Map(now()[3]?.map((key) => [key, ""])),
    ...{ upSince: never, statistics: never, workers: never, listeners: never },
  };
  const drain = new Drain({ kamailio, say, log, graceMs, lookEveryMs: 1 });
  return { drain, looks: () => looks + 1 };
}

test("waits for dialogs, then for calls that other edges have not answered yet, then a little longer", async () => {
  const { drain, looks } = drainOf(
    [
      [7, 2, 0],
      [7, 0, 1],
      [7, 0, 0],
    ],
    60_000,
  );
  expect(await drain.begin("test")).toBe("empty");
  expect(looks()).toBe(5);
  expect(drain).toMatchObject({ state: "drained", liveCalls: 0, cutCalls: 0 });
});

test("a call that was being decided when the drain began is waited for", async () => {
  const { drain, looks } = drainOf(
    [
      [6, 0, 0],
      [7, 0, 0],
      [7, 1, 0],
      [7, 0, 0],
    ],
    60_000,
  );
  expect(await drain.begin("test")).toBe("empty");
  expect(looks()).toBe(6);
});

test("a registration is waited for until another edge has taken it over", async () => {
  const { drain, looks } = drainOf(
    [
      [7, 0, 0, ["ims:registration"]],
      [7, 0, 0, ["ims:registration"]],
      [7, 0, 0, ["ims:refusals"]],
    ],
    60_000,
  );
  expect(await drain.begin("test")).toBe("empty");
  expect(looks()).toBe(5);
});

test("the grace time is over: it says how many calls are cut", async () => {
  const { drain } = drainOf([[7, 3, 1]], 0);
  expect(await drain.begin("test")).toBe("cut");
  expect(drain).toMatchObject({ state: "drained", liveCalls: 4, cutCalls: 4 });
});

test("without any grace, an edge without calls is drained all the same", async () => {
  expect(await drainOf([[7, 0, 0]], 0).drain.begin("test")).toBe("empty");
});

test("says how long it still waits for calls, and 0 where it waits for none", async () => {
  const { drain } = drainOf([[7, 1, 0]], 60_000);
  expect(drain.leftMs).toBe(0);
  void drain.begin("test");
  const first = drain.leftMs;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThanOrEqual(60_000);
  await sleep(20);
  expect(drain.leftMs).toBeLessThan(first);
  await drain.cancel("test");
  expect(drain.leftMs).toBe(0);
});

test("a drain that is cancelled has come to nothing", async () => {
  const { drain } = drainOf([[7, 1, 0]], 60_000);
  const end = drain.begin("test");
  await drain.cancel("test");
  expect(await end).toBe("cancelled");
  expect(drain.state).toBe("off");
});

test("a full disk, on which Kamailio cannot be told: it is told as soon as there is room, and drained no sooner", async () => {
  const failures = [new Error("the disk is full"), new Error("the disk is full")];
  const say = async () => {
    const failure = failures.pop();
    if (failure) throw failure;
    return 7;
  };
  const { drain, looks } = drainOf([[7, 0, 0]], 60_000, say);
  expect(await drain.begin("test")).toBe("empty");
  expect(looks()).toBe(5);
});

test("a drain whose end cannot be told goes on, and is cancelled later", async () => {
  let isFull = true;
  const say = async (draining: boolean) => {
    if (!draining && isFull) throw new Error("the disk is full");
    return 7;
  };
  const { drain } = drainOf([[7, 1, 0]], 60_000, say);
  void drain.begin("test");
  await expect(drain.cancel("test")).rejects.toThrow("full");
  expect(drain.state).toBe("draining");
  isFull = false;
  await drain.cancel("test");
  expect(drain.state).toBe("off");
});
