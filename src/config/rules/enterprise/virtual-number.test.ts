import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { virtualNumber } from "./virtual-number.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(virtualNumber.check(enterpriseFile(parts), platformFile(platform)));

test("the usual prefixes", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "17012345678" },
        { id: "b", phone: "+86 171 1234 5678" },
        { id: "c", phone: "13901234567" },
        { id: "d", phone: "0170-12345678" },
      ],
    }),
  ).toEqual([
    { code: "virtual-number", path: ["bindings", 0, "phone"] },
    { code: "virtual-number", path: ["bindings", 1, "phone"] },
    { code: "virtual-number", path: ["bindings", 3, "phone"] },
  ]);
});

test("the platform's own", () => {
  expect(check({ bindings: [{ id: "a", phone: "17012345678" }] }, { virtualPrefixes: ["192"] })).toEqual([]);
  expect(check({ bindings: [{ id: "a", phone: "19212345678" }] }, { virtualPrefixes: ["192"] })).toEqual([
    { code: "virtual-number", path: ["bindings", 0, "phone"] },
  ]);
});
