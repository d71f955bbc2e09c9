import { expect, test } from "vitest";
import type { EndedEvent } from "./call-event.types.ts";
import { endOf } from "./end-of.ts";

const ended = (leg: string, by: EndedEvent["by"], at: number, provisional?: true): EndedEvent => ({
  event: "ended",
  call: "0123456789abcdef0123456789abcdef",
  leg,
  sequence: 1,
  at,
  sum: "0123456789abcdef",
  by,
  code: 200,
  answered: true,
  durationUs: 1,
  ...(provisional && { provisional }),
});

test("the true end counts, whenever it came; one in its place counts while there is no other", () => {
  const [close, late] = [ended("close", "node", 5, true), ended("late", "caller", 9)];
  expect(endOf([close])).toBe(close);
  expect(endOf([close, late])).toBe(late);
  expect(endOf([late, close])).toBe(late);
  expect(endOf([])).toBeUndefined();
});

test("of two true ends the first counts: a BYE that came again, or an edge that found out later", () => {
  const [close, late] = [ended("close", "node", 5, true), ended("late", "caller", 9)];
  const own = ended("call", "caller", 8);
  expect(endOf([close, late, own])).toBe(own);
  const found = ended("call", "edge", 40);
  expect(endOf([found, close, late])).toBe(late);
});
