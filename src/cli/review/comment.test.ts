import { expect, test } from "vitest";
import { comment, MOST_STACKS } from "./comment.ts";

test("however much there is to say, a code host takes the comment and a variable holds it", () => {
  const noise = `${"`".repeat(16)}中文${"<@!>".repeat(30)}\n`.repeat(5000);
  const stacks = Array.from({ length: MOST_STACKS }, (_, index) => ({
    name: `stack-${index}`,
    result: "refused" as const,
    said: noise,
    refused: noise,
    resources: noise.split("\n"),
    diff: noise,
  }));
  const lines = noise.split("\n");
  const commits = { base: "a".repeat(40), head: "b".repeat(40) };
  const text = comment({ ...commits, stacks, beyond: 3, left: lines, code: lines, previews: new Map() });
  expect(text.length).toBeGreaterThan(20_000);
  expect(text.length).toBeLessThan(65_536);
  expect(Buffer.from(text).toString("base64").length).toBeLessThan(128 * 1024);
  expect(text).toContain("**3 more stacks are changed and not reviewed**");
});
