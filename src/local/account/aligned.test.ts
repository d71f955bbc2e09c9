import stringWidth from "string-width";
import { expect, test } from "vitest";
import { aligned } from "./aligned.ts";

test("columns line up under Chinese text and colours", () => {
  const lines = aligned([
    ["北京", "a", "x"],
    ["b", "深圳電器", "y"],
    ["\u001b[32mc\u001b[0m", "", "z"],
  ]);
  expect(lines).toEqual(["北京  a         x", "b     深圳電器  y", "\u001b[32mc\u001b[0m               z"]);
  expect(new Set(lines.map((line) => stringWidth(line)))).toEqual(new Set([17]));
});

test("nothing hangs over at the end of a line", () => {
  expect(
    aligned([
      ["a", ""],
      ["b", "c"],
    ]),
  ).toEqual(["a", "b  c"]);
});
