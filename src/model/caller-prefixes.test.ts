import { expect, test } from "vitest";
import { callerPrefixes } from "./caller-prefixes.ts";

test.each([
  ["170", ["+86170"]],
  ["+86170", ["+86170"]],
  ["86170", ["+86170"]],
  ["0170", ["+86170"]],
  ["0791", ["+86791"]],
  ["+86 0791-86", ["+8679186"]],
  ["0086139", ["+86139"]],
  ["+1", ["+1"]],
  ["001", ["+1"]],
  ["955", ["955"]],
  ["8622", ["8622"]],
  ["400", ["+86400"]],
  ["86800", ["+86800"]],
  ["01", ["+8610"]],
  ["00", []],
  ["1", ["1", "+8613", "+8614", "+8615", "+8616", "+8617", "+8618", "+8619"]],
])("callers that begin with %s", (text, prefixes) => {
  expect(callerPrefixes(text)).toEqual(prefixes);
});

test("all landlines are no mobile", () => {
  const prefixes = callerPrefixes("0");
  const begins = (number: string) => prefixes.some((prefix) => number.startsWith(prefix));
  expect(begins("+861062345678")).toBe(true);
  expect(begins("+8675526550101")).toBe(true);
  expect(begins("+8613901234567")).toBe(false);
});
