import { expect, test } from "vitest";
import { masked } from "./masked.ts";

test("a value is covered, of a key what follows it", () => {
  expect(masked("{ password: hunter2, realm: a }", 13, 20)).toBe("{ password: •••••••, realm: a }");
  expect(masked("  secrets: { a: hunter2 }", 3, 10)).toBe("  secrets: •••");
  expect(masked("  secrets:", 3, 10)).toBe("  secrets:");
});
