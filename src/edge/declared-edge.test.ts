import { expect, test } from "vitest";
import { type DeclaredEdge, edgeOf } from "./declared-edge.ts";

const edges: DeclaredEdge[] = [
  { public: "203.0.113.7", private: "10.40.1.10" },
  { public: "203.0.113.8", private: "10.40.1.11" },
  { public: "203.0.113.9" },
];

test.each([
  [["127.0.0.1", "10.40.1.11"], "203.0.113.8"],
  [["203.0.113.9", "10.0.0.1"], "203.0.113.9"],
])("a machine with %j is the edge %s", (addresses, address) => {
  expect(edgeOf(edges, addresses)).toMatchObject({ public: address });
});

test.each([
  [
    ["127.0.0.1", "10.0.0.1"],
    "and has none: its addresses are 127.0.0.1, 10.0.0.1; declared are 10.40.1.10 (203.0.113.7 to carriers), 10.40.1.11 (203.0.113.8 to carriers), 203.0.113.9",
  ],
  // Its own address is the private one: the public one on the machine is not what the declaration says.
  [["203.0.113.7"], "and has none: its addresses are 203.0.113.7;"],
  [["10.40.1.10", "203.0.113.9"], "and has 2 (10.40.1.10, 203.0.113.9): its addresses are"],
])("a machine with %j is refused", (addresses, sentence) => {
  expect(edgeOf(edges, addresses)).toEqual({ problem: expect.stringContaining(sentence) });
});
