import { expect, test } from "vitest";
import { withSection } from "./reliability.ts";

const document = "# Reliability\n\nWords.\n\n## one\n\nold\n\n## two\n\nkept\n";

test("a section is replaced, the others stay", () => {
  expect(withSection(document, "one", "new")).toBe(
    "# Reliability\n\nWords.\n\n## one\n\nnew\n\n## two\n\nkept\n",
  );
});

test("the last section is replaced", () => {
  expect(withSection(document, "two", "new")).toBe(
    "# Reliability\n\nWords.\n\n## one\n\nold\n\n## two\n\nnew\n",
  );
});

test("a new section comes last", () => {
  expect(withSection(document, "three", "new")).toBe(`${document}\n## three\n\nnew\n`);
});
