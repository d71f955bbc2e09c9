import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { weightedGroup } from "./weighted-group.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(weightedGroup.check(enterpriseFile(parts), platformFile(platform)));

const bindings = [
  { id: "a", phone: "010-62345671", weight: 70 },
  { id: "b", phone: "010-62345672", weight: 30 },
  { id: "c", phone: "010-62345673" },
];

test("weights add up to 100", () => {
  expect(
    check({
      bindings,
      answer: [{ do: { ring: ["a", "b"], strategy: "weighted" } }, { do: { ring: ["a", "c"] } }],
    }),
  ).toEqual([]);
  expect(check({ bindings, answer: [{ do: { ring: ["a"], strategy: "weighted" } }] })).toEqual([
    { code: "weight-sum", path: ["answer", 0, "do", "ring"] },
  ]);
});

test("every member has a weight", () => {
  expect(check({ bindings, answer: [{ do: { ring: ["a", "b", "c"], strategy: "weighted" } }] })).toEqual([
    { code: "weight-missing", path: ["answer", 0, "do", "ring", 2] },
  ]);
});

test("the platform's default strategy, and the group of a file without answer", () => {
  expect(check({ bindings }, { defaults: { tariff: "agent-030", strategy: "weighted" } })).toEqual([
    { code: "weight-missing", path: ["bindings", 2] },
  ]);
  expect(
    check({ bindings: bindings.slice(1, 2) }, { defaults: { tariff: "agent-030", strategy: "weighted" } }),
  ).toEqual([{ code: "weight-sum", path: ["bindings"] }]);
});

test("a member that does not exist is said elsewhere", () => {
  expect(check({ bindings, answer: [{ do: { ring: ["a", "x"], strategy: "weighted" } }] })).toEqual([]);
});
