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

test("what makes a value large besides areas: exceptional days, extensions, screening", () => {
  const days = Array.from({ length: 3000 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
    return [day, [`0${i % 10}:00-12:${10 + (i % 50)}`]];
  });
  const extensions = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [String(1000 + i), "desk"]));
  const block = Array.from({ length: 2000 }, (_, i) => `1380013${1000 + i}`);
  const tooLarge = [{ code: "plan-too-large", path: ["number"] }];
  expect(check({ schedules: { a: { weekly: {}, exceptions: Object.fromEntries(days) } } })).toEqual(tooLarge);
  expect(check({ menus: { main: { greeting: "hello", extensions } } })).toEqual(tooLarge);
  expect(check({ screening: { block } })).toEqual(tooLarge);
});
