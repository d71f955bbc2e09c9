import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { extensionClash } from "./extension-clash.ts";

const check = (parts: Partial<Enterprise>) =>
  places(extensionClash.check(enterpriseFile(parts), platformFile()));

test("an extension that begins with a key, or with another extension", () => {
  expect(
    check({
      menus: {
        main: {
          greeting: "hello",
          keys: { "8": { menu: "main" } },
          extensions: { "8001": "desk", "60": "desk", "6001": "desk", "7001": "desk", "7002": "desk" },
        },
      },
    }),
  ).toEqual([
    { code: "extension-clash", path: ["menus", "main", "extensions", "6001"] },
    { code: "extension-clash", path: ["menus", "main", "extensions", "8001"] },
  ]);
});
