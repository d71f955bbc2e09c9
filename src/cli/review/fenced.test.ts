import fc from "fast-check";
import { expect, test } from "vitest";
import { fenced } from "./fenced.ts";

const hostile = fc.string({
  unit: fc.constantFrom("`", "\n", "~", "<", "@", "1", "\r", "\u2028", "\u202e", "中", "\t", "a"),
  maxLength: 400,
});

test("nothing ends a fence but its own last line, and no invisible character is left", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = fenced(text, 10_000).split("\n");
      const fence = lines.at(-1) ?? "";
      expect(fence).toMatch(/^`{3,17}$/);
      expect(lines[0]).toBe(`${fence}text`);
      for (const line of lines.slice(1, -1)) {
        expect(line).not.toContain(fence);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
      }
    }),
  );
});

test("the room is kept, and what is left out is said", () => {
  const block = fenced("中中中\n".repeat(1000), 100);
  expect(Buffer.byteLength(block)).toBeLessThan(150);
  expect(block).toContain("… 990 more lines\n```");
  expect(fenced("中".repeat(500), 10_000)).toContain("… 200 more characters");
});
