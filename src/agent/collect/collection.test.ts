import fc from "fast-check";
import { expect, test } from "vitest";
import type { Generation } from "#compile/generation.ts";
import { collection, type StoredObject } from "./collection.ts";

const DAY = 86_400_000;
const KEEP = 7 * DAY;
const pointer = (...shards: string[]): Generation => ({
  format: 1,
  generation: shards.join(),
  numbers: shards.length,
  shards: shards.map((sha256, shard) => ({ shard, sha256, numbers: 1 })),
  node: "node",
  areas: "areas",
});
const base: StoredObject[] = [{ sha256: "node" }, { sha256: "areas" }];

test("an object goes after it was out of reach for the whole time, and comes back before", () => {
  const objects: StoredObject[] = [
    ...base,
    { sha256: "reached" },
    { sha256: "back", unreachableSince: 10 * DAY },
    { sha256: "new" },
    { sha256: "recent", unreachableSince: 14 * DAY },
    { sha256: "old", unreachableSince: 13 * DAY },
  ];
  expect(collection(objects, pointer("reached", "back"), 20 * DAY, KEEP)).toEqual({
    mark: ["new"],
    unmark: ["back"],
    remove: ["old"],
  });
});

test("a store that lacks what its pointer names is left alone", () => {
  const objects = [...base, { sha256: "old", unreachableSince: 0 }];
  expect(collection(objects, pointer("missing"), 20 * DAY, KEEP)).toBeUndefined();
});

test("collected daily, whatever a pointer of the last days named is still there", () => {
  const days = fc.array(fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(days, (shardsOfDay) => {
      let store = new Map<string, StoredObject>(base.map((object) => [object.sha256, object]));
      for (const [day, shards] of shardsOfDay.entries()) {
        for (const sha256 of shards) if (!store.has(sha256)) store.set(sha256, { sha256 });
        const now = day * DAY;
        const todo = collection([...store.values()], pointer(...shards), now, KEEP);
        if (todo === undefined) throw new Error("the store is whole");
        for (const sha256 of todo.mark) store.set(sha256, { sha256, unreachableSince: now });
        for (const sha256 of todo.unmark) store.set(sha256, { sha256 });
        store = new Map([...store].filter(([sha256]) => !todo.remove.includes(sha256)));
        const recent = shardsOfDay.slice(Math.max(0, day - 6), day + 1).flat();
        expect([...store.keys()]).toEqual(expect.arrayContaining(recent));
        const lately = new Set<string>(shardsOfDay.slice(Math.max(0, day - 8), day + 1).flat());
        expect([...store.keys()].filter((each) => !lately.has(each)).toSorted()).toEqual(["areas", "node"]);
      }
    }),
  );
});
