import { expect, test } from "vitest";
import { openAt } from "./open-at.ts";

/** The offset asked about is that of ‸. */
function open(marked: string): { quote: string; brackets: string } {
  const offset = marked.indexOf("‸");
  const { quote, brackets } = openAt(marked.replace("‸", ""), offset);
  const at = quote === undefined ? "" : `${quote.character}${quote.offset}`;
  return { quote: at, brackets: brackets.map(({ character }) => character).join("") };
}

test.each([
  ["a: [b, {c: ‸", "", "[{"],
  ["a: [b, {c: d}‸", "", "["],
  ['a: "b\nc: ‸d', '"3', ""],
  ["a: 'it''s\n‸", "'3", ""],
  ['a: "b\\"‸ c', '"3', ""],
  ['a: "b" # [ {\nc: ‸', "", ""],
  ["a: it's [b ‸", "", ""],
  ["a: b#c [ {‸", "", ""],
  ['a: |\n  [ { "\nb: [‸', "", "["],
  ["- - a: >-\n     {\n  - [‸", "", "["],
  ["[a, 'b]', \"c]\", ‸", "", "["],
])("%j", (marked, quote, brackets) => {
  expect(open(marked)).toEqual({ quote, brackets });
});
