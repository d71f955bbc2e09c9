import { expect, test } from "vitest";
import type { Enterprise } from "../../config/enterprise.types.ts";
import { clusterPlatform, compiledOf, sampleEnterprises } from "../sample-deployment.ts";
import { changedNumbers } from "./changed-numbers.ts";

const many = sampleEnterprises(300);

function changed(base: readonly Enterprise[], next: readonly Enterprise[]) {
  const numbers = changedNumbers(compiledOf(base, clusterPlatform), compiledOf(next, clusterPlatform));
  return numbers.map(({ number, base, next }) => [number, base?.number, next?.number]);
}

test("new, gone and changed numbers, ascending; those beside them in a shard are not among them", () => {
  const bindings = [{ id: "desk", phone: "021-62345678" }];
  const base = many.slice(0, 299);
  const next = many.slice(1).map((each) => (each.number === "4006000150" ? { ...each, bindings } : each));
  expect(changed(base, next)).toEqual([
    ["4006000000", "4006000000", undefined],
    ["4006000150", "4006000150", "4006000150"],
    ["4006000299", undefined, "4006000299"],
  ]);
  expect(changed(base, base.toReversed())).toEqual([]);
});
