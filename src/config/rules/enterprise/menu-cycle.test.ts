import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { menuCycle } from "./menu-cycle.ts";

const check = (parts: Partial<Enterprise>) => places(menuCycle.check(enterpriseFile(parts), platformFile()));

test("a menu that leads to itself, by way of others and of ring groups", () => {
  expect(
    check({
      menus: {
        main: { greeting: "hello", otherwise: { ring: ["desk"], otherwise: { queue: "wait" } } },
        calm: { greeting: "hello", otherwise: { menu: "main" } },
      },
      queues: { wait: { members: ["desk"], otherwise: { menu: "main" } } },
    }),
  ).toEqual([{ code: "menu-cycle", path: ["queues", "wait", "otherwise", "menu"] }]);
  expect(check({ menus: { main: { greeting: "hello", otherwise: { menu: "main" } } } })).toEqual([
    { code: "menu-cycle", path: ["menus", "main", "otherwise", "menu"] },
  ]);
});

test("the round is shown", () => {
  const menus = {
    a: { greeting: "x", otherwise: { menu: "b" } },
    b: { greeting: "x", otherwise: { menu: "a" } },
  };
  expect(menuCycle.check(enterpriseFile({ menus }), platformFile())[0]?.params).toEqual({
    way: "menu a → menu b → menu a",
  });
});

test("keys may lead back", () => {
  expect(
    check({
      menus: {
        main: { greeting: "x", keys: { "1": { menu: "sub" } } },
        sub: { greeting: "x", keys: { "*": { menu: "main" } } },
      },
    }),
  ).toEqual([]);
});
