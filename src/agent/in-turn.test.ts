import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test("one after the other, in the order in which they came, also after one that fails", async () => {
  const turn = inTurn();
  const done: string[] = [];
  const slow = turn(async () => {
    await setImmediate();
    done.push("slow");
    throw new Error("slow failed");
  });
  const quick = turn(() => done.push("quick"));
  await expect(slow).rejects.toThrow("slow failed");
  expect(await quick).toBe(2);
  expect(done).toEqual(["slow", "quick"]);
});
