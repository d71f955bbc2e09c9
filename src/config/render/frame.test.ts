import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { frameOf } from "./frame.ts";

test("marks stand under the culprit after Chinese text", () => {
  expect(frameOf("name: 北京鮮花, id: x", 13, 15)).toEqual({
    source: "name: 北京鮮花, id: x",
    marks: "                ^^",
  });
});

test("a wide culprit has wide marks, an empty one a single mark", () => {
  expect(frameOf("a: 鮮花", 4, 6).marks).toBe("   ^^^^");
  expect(frameOf("a:", 3, 3).marks).toBe("  ^");
});

test("tabs and control characters are shown, not sent", () => {
  expect(frameOf("\ta\u0007: b", 5, 6)).toEqual({ source: "  a\\u{7}: b", marks: "         ^" });
});

test("of a very long line a window around the culprit is shown", () => {
  const { source, marks } = frameOf(`${"x".repeat(5000)}HERE${"y".repeat(5000)}`, 5001, 5005);
  expect(source).toMatch(/^…x{30}HEREy+…$/);
  expect(marks.trim()).toBe("^^^^");
  expect(source.slice(marks.indexOf("^"), marks.length)).toBe("HERE");
});

test("whatever the line, the marks end within what is shown and are not wide", () => {
  const line = fc.string({
    unit: fc.constantFrom("a", " ", "鮮", "😀", "\t", "\u0007", "é"),
    maxLength: 600,
  });
  fc.assert(
    fc.property(line, fc.nat(600), fc.nat(600), (text, a, b) => {
      const { source, marks } = frameOf(text, Math.min(a, b) + 1, Math.max(a, b) + 1);
      expect(marks).toMatch(/^ *\^+$/);
      expect(marks.trimStart().length).toBeLessThanOrEqual(Math.max(stringWidth(source), 1));
      expect(stringWidth(source)).toBeLessThanOrEqual(1100);
    }),
  );
});
