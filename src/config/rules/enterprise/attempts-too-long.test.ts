import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { attemptsTooLong } from "./attempts-too-long.ts";

const check = (parts: Partial<Enterprise>) =>
  places(attemptsTooLong.check(enterpriseFile(parts), platformFile()));

const bindings = [
  { id: "a", phone: "010-62345671", ring: "25s" },
  { id: "b", phone: "010-62345672", ring: "25s" },
  { id: "c", phone: "010-62345673" },
];

test("one after the other, with what follows", () => {
  expect(check({ bindings, answer: [{ do: { ring: ["a", "b"], otherwise: { ring: ["c"] } } }] })).toEqual([
    { code: "attempts-too-long", path: ["answer", 0, "do", "ring"] },
  ]);
  expect(check({ bindings })).toEqual([{ code: "attempts-too-long", path: ["bindings"] }]);
});

test("together, within the limit, disabled, behind a queue, or without any trunk", () => {
  expect(
    check({
      bindings,
      answer: [{ do: { ring: ["a", "b"], strategy: "simultaneous", otherwise: { ring: ["c"] } } }],
    }),
  ).toEqual([]);
  expect(
    check({
      bindings,
      answer: [{ do: { ring: ["a", "b"], otherwise: { queue: "wait" } } }],
      queues: { wait: { members: ["a", "b", "c"] } },
    }),
  ).toEqual([]);
  expect(
    check({ bindings: bindings.map((binding) => ({ ...binding, enabled: binding.id !== "c" })) }),
  ).toEqual([]);
  expect(check({ bindings, number: "4007755114" })).toEqual([]);
});

test("a single ring over the limit is said at its binding", () => {
  expect(check({ bindings: [{ id: "a", phone: "010-62345678", ring: "2m" }] })).toEqual([]);
});
