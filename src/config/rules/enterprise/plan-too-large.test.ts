import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { planTooLarge } from "./plan-too-large.ts";

const check = (parts: Partial<Enterprise>) =>
  places(planTooLarge.check(enterpriseFile(parts), platformFile()));

const everywhere = [
  "guangdong",
  "hebei",
  "henan",
  "shandong",
  "sichuan",
  "yunnan",
  "heilongjiang",
  "xinjiang",
];
const rules = (count: number) => ({
  areas: { far: everywhere },
  schedules: { a: { weekly: { daily: ["09:00-18:00"] } } },
  answer: Array.from({ length: count }, () => ({ when: { from: "far" }, do: { ring: ["desk"] } })),
});

test("a few rules fit, a hundred do not", () => {
  expect(check(rules(3))).toEqual([]);
  expect(check(rules(100))).toEqual([{ code: "plan-too-large", path: ["number"] }]);
});

test("a file that cannot be compiled is said by other rules", () => {
  expect(check({ ...rules(100), number: "4009999999" })).toEqual([]);
});
