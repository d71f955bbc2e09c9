import { expect, test } from "vitest";
import { foundationDifference } from "./foundation-difference.ts";

const file = { region: "cn-north-1", edges: [{ public: "203.0.113.7", private: "10.40.1.10" }] };

test("the same in another order is no difference", () => {
  const edges = [{ private: "10.40.1.10", public: "203.0.113.7" }];
  expect(foundationDifference(file, { edges, region: "cn-north-1", dns: undefined })).toEqual([]);
});

test("what is changed, missing or new is named by its path", () => {
  const edges = [{ public: "203.0.113.7", private: "10.40.1.11" }];
  expect(foundationDifference(file, { edges, buckets: { audio: "a" } })).toEqual([
    "buckets.audio",
    "edges.0.private",
    "region",
  ]);
});

test("an empty list is not the same as none", () => {
  expect(foundationDifference({ edges: [] }, {})).toEqual(["edges"]);
});
