import { expect, test } from "vitest";
import { printable, shown } from "./shown.ts";

test("control characters are written as escapes, other text stays", () => {
  expect(printable("a\u001b[31m\n鮮花😀\u202e\u0085\ud800")).toBe(
    "a\\u{1b}[31m\\u{a}鮮花😀\\u{202e}\\u{85}\\u{d800}",
  );
});

test("words stand alone, other text in quotes, long text is cut", () => {
  expect(shown("min-100")).toBe("min-100");
  expect(shown("鮮花")).toBe("鮮花");
  expect(shown("two words")).toBe('"two words"');
  expect(shown("")).toBe('""');
  expect(shown("x".repeat(100_000))).toBe(`"${"x".repeat(59)}…"`);
});
