import { parseEvents } from "js-yaml";
import { expect, test } from "vitest";
import type { Path } from "../finding.ts";
import { nodeAt, positionsOf } from "./positions.ts";

const text = `a: { b: [x, "y, ]" ], c: } # {
list:
  - &item
    k: 1
  - *item
  -
flow: [p: q]
block: |
  text
`;
const root = positionsOf(text, parseEvents(text, {}));

function at(...path: Path): string | undefined {
  const { node, found } = nodeAt(root, path);
  return found ? text.slice(node.range.start, node.range.end) : undefined;
}

test("values are found by path, quotes and brackets included", () => {
  expect(at("a")).toBe('{ b: [x, "y, ]" ], c: }');
  expect(at("a", "b")).toBe('[x, "y, ]" ]');
  expect(at("a", "b", 1)).toBe('"y, ]"');
  expect(at("list", 0, "k")).toBe("1");
  expect(at("flow", 0, "p")).toBe("q");
  expect(at("block")).toBe("  text\n");
  expect(at("nothing")).toBeUndefined();
});

test("an alias has its own place, what is inside it the anchor's", () => {
  expect(at("list", 1)).toBe("*item");
  expect(at("list", 1, "k")).toBe("1");
  expect(nodeAt(root, ["list", 1, "k"]).node.range.start).toBe(text.indexOf("1"));
});

test("keys have places, and what is not written says so", () => {
  const { node } = nodeAt(root, ["a", "c"]);
  expect(node.empty).toBe(true);
  expect(text.slice(node.key?.start, node.key?.end)).toBe("c");
  expect(nodeAt(root, ["list", 2]).node.empty).toBe(true);
});
