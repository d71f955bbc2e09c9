import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownMenu } from "./unknown-menu.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownMenu.check(enterpriseFile(parts), platformFile()));

test("keys, extensions, rules and override must lead to a menu of the file", () => {
  expect(
    check({
      override: { until: "2026-12-01T00:00:00+08:00", do: { menu: "man" } },
      answer: [{ do: { menu: "main" } }],
      menus: {
        main: { greeting: "hello", keys: { "1": { menu: "bills" } }, extensions: { "80": { menu: "x" } } },
      },
    }),
  ).toEqual([
    { code: "unknown-menu", path: ["override", "do", "menu"] },
    { code: "unknown-menu", path: ["menus", "main", "keys", "1", "menu"] },
    { code: "unknown-menu", path: ["menus", "main", "extensions", "80", "menu"] },
  ]);
});
