import { expect, test } from "vitest";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { menuWithoutChoice } from "./menu-without-choice.ts";

test("a menu offers a key or an extension", () => {
  const menus = {
    bare: { greeting: "hello", otherwise: { ring: ["desk"] } },
    empty: { greeting: "hello", keys: {}, extensions: {} },
    keys: { greeting: "hello", keys: { "1": { ring: ["desk"] } } },
    extensions: { greeting: "hello", extensions: { "8001": "desk" } },
  };
  expect(places(menuWithoutChoice.check(enterpriseFile({ menus }), platformFile()))).toEqual([
    { code: "menu-without-choice", path: ["menus", "bare"] },
    { code: "menu-without-choice", path: ["menus", "empty"] },
  ]);
});
