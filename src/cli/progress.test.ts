import { expect, test } from "vitest";
import { progressOn } from "./progress.ts";

test("progress is shown on a terminal, a hundred times at most, and cleared", () => {
  const written: string[] = [];
  const { step, end } = progressOn({ isTTY: true, write: (text) => written.push(text) }, "checked");
  for (let done = 1; done <= 10_000; done++) step?.(done, 10_000);
  expect(written.length).toBe(100);
  expect(written[0]).toBe("\rchecked 100 of 10000");
  end();
  expect(written.at(-1)).toBe("\r\u001b[K");
});

test("nothing is shown elsewhere, nor of short work", () => {
  const written: string[] = [];
  expect(progressOn({ write: (text) => written.push(text) }, "checked").step).toBeUndefined();
  progressOn({ isTTY: true, write: (text) => written.push(text) }, "checked").step?.(1, 15);
  expect(written).toEqual([]);
});
