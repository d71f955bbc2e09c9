import { expect, test } from "vitest";
import { linesOf, lineText, positionAt } from "./lines.ts";

const text = "ab\r\n鮮花\n\rz";
const lines = linesOf(text);

test("lines end at LF, CR LF and a lone CR", () => {
  expect([1, 2, 3, 4].map((line) => lineText(text, lines, line))).toEqual(["ab", "鮮花", "", "z"]);
});

test.each([
  [0, 1, 1],
  [3, 1, 4],
  [4, 2, 1],
  [5, 2, 2],
  [7, 3, 1],
  [8, 4, 1],
  [9, 4, 2],
])("offset %i is line %i, column %i", (offset, line, column) => {
  expect(positionAt(lines, offset)).toEqual({ line, column });
});
