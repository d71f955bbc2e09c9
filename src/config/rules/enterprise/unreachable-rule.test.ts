import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unreachableRule } from "./unreachable-rule.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unreachableRule.check(enterpriseFile(parts), platformFile()));

const areas = { north: ["010", "hebei"], capital: ["010"], south: ["guangdong"] };
const rule = (when?: { open?: string; from?: string }) => ({ ...(when && { when }), do: { ring: ["desk"] } });

test("after a rule without condition nothing is reached", () => {
  expect(check({ answer: [rule(), rule({ open: "a" }), rule()] })).toEqual([
    { code: "unreachable-rule", path: ["answer", 1] },
    { code: "unreachable-rule", path: ["answer", 2] },
  ]);
});

test("the same condition again, a narrower schedule condition, a narrower area", () => {
  expect(
    check({ areas, answer: [rule({ open: "a" }), rule({ open: "a" }), rule({ open: "a", from: "north" })] }),
  ).toEqual([
    { code: "unreachable-rule", path: ["answer", 1] },
    { code: "unreachable-rule", path: ["answer", 2] },
  ]);
  expect(check({ areas, answer: [rule({ from: "north" }), rule({ open: "a", from: "capital" })] })).toEqual([
    { code: "unreachable-rule", path: ["answer", 1] },
  ]);
});

test("what an earlier rule leaves over is reached", () => {
  expect(
    check({
      areas,
      answer: [
        rule({ open: "a", from: "capital" }),
        rule({ open: "a", from: "north" }),
        rule({ open: "a" }),
        rule({ from: "capital" }),
        rule({ from: "south" }),
        rule(),
      ],
    }),
  ).toEqual([]);
  expect(check({ answer: [rule({ from: "no-such" }), rule({ from: "nor-this" })] })).toEqual([]);
});
