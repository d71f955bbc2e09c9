import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Store } from "../store/store.ts";
import { follow } from "./follow.ts";
import type { Taken } from "./generations.ts";
import { Rejection } from "./rejection.ts";

test("a pointer that is back at what was taken before a bad one is taken, and looked at as seldom as ever", async () => {
  let text = "good";
  let looks = 0;
  // The version is the content's, as an entity tag is.
  const store: Store = {
    ...{ name: "a store", pollMs: 1500, watch: () => undefined },
    pointer: async (known) => {
      looks += 1;
      return text === known ? undefined : { text, version: text };
    },
    object: () => Promise.reject(new Error("not asked")),
  };
  const tried: string[] = [];
  const generations = {
    current: undefined,
    take: async (asked: string): Promise<Taken> => {
      tried.push(asked);
      if (asked === "bad") throw new Rejection("missing", "an object is not there");
      return Object.create(null);
    },
  };
  const stop = new AbortController();
  const follower = {
    ...{ seen: () => undefined, rejected: () => undefined, watchFailed: () => undefined },
    taken: () => undefined,
  };
  const log = { info: () => undefined, warn: () => undefined };
  const ended = follow(store, generations, { follower, log, signal: stop.signal, timeoutMs: 1000 });
  await expect.poll(() => tried).toEqual(["good"]);
  text = "bad";
  await expect.poll(() => tried).toEqual(["good", "bad"]);
  // The next look is a second later, when the bad one is to be tried again.
  text = "good";
  await expect.poll(() => tried).toEqual(["good", "bad", "good"]);
  looks = 0;
  await sleep(500);
  expect(looks).toBeLessThan(5);
  stop.abort();
  await ended;
});
