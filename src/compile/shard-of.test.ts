import { expect, test } from "vitest";
import { SHARDS, shardOf } from "./shard-of.ts";

// Fixed for ever: a number that moved would be missed by nodes that look for it where it was.
test.each([
  ["4008201615", 12],
  ["4006010114", 27],
])("%s is in shard %i", (number, shard) => {
  expect(shardOf(number)).toBe(shard);
});

test("numbers spread over all shards", () => {
  const shards = Array.from({ length: 2000 }, (_, index) => shardOf(`4006${String(index).padStart(6, "0")}`));
  expect(new Set(shards).size).toBe(SHARDS);
  expect(Math.max(...shards)).toBe(SHARDS - 1);
});
