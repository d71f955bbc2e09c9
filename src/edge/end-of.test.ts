import { expect, test } from "vitest";
import type { EndedEvent } from "./call-event.types.ts";
import { endOf } from "./end-of.ts";

const ended = (leg: string, by: EndedEvent["by"], provisional?: true): EndedEvent => ({
  event: "ended",
  call: "0123456789abcdef0123456789abcdef",
  leg,
  sequence: 1,
  at: 1,
  sum: "0123456789abcdef",
  by,
  code: 200,
  answered: true,
  durationUs: 1,
  ...(provisional && { provisional }),
});

test("the true end counts, whenever it came; one in its place counts while there is no other", () => {
  const [close, late] = [ended("close", "node", true), ended("late", "caller")];
  expect(endOf([close])).toBe(close);
  expect(endOf([close, late])).toBe(late);
  expect(endOf([late, close])).toBe(late);
  const own = ended("call", "target");
  expect(endOf([close, late, own])).toBe(own);
  expect(endOf([])).toBeUndefined();
});
