import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { menuDepth } from "./menu-depth.ts";

const check = (parts: Partial<Enterprise>) => places(menuDepth.check(enterpriseFile(parts), platformFile()));

const chain = (depth: number) =>
  Object.fromEntries(
    Array.from({ length: depth }, (_, i) => [
      `m${i + 1}`,
      { greeting: "hello", keys: i + 1 < depth ? { "1": { menu: `m${i + 2}` } } : { "*": { menu: "m1" } } },
    ]),
  );

test("five levels are sold", () => {
  expect(check({ menus: chain(5), answer: [{ do: { menu: "m1" } }] })).toEqual([]);
  expect(check({ menus: chain(7), answer: [{ do: { menu: "m1" } }] })).toEqual([
    { code: "menu-depth", path: ["menus", "m6"] },
    { code: "menu-depth", path: ["menus", "m7"] },
  ]);
});

test("the shortest way counts", () => {
  expect(
    check({
      menus: chain(7),
      answer: [{ do: { menu: "m1" } }, { do: { ring: ["desk"], otherwise: { menu: "m4" } } }],
    }),
  ).toEqual([]);
});
