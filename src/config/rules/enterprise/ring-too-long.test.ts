import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { ringTooLong } from "./ring-too-long.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(ringTooLong.check(enterpriseFile(parts), platformFile(platform)));

test("longer than any trunk of the carrier waits", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "010-62345678", ring: "2m" },
        { id: "b", phone: "010-62345679", ring: "1m" },
      ],
    }),
  ).toEqual([{ code: "ring-too-long", path: ["bindings", 0, "ring"] }]);
  expect(
    check(
      { bindings: [{ id: "a", phone: "010-62345678", ring: "2m" }] },
      { trunks: [trunk({ maxUnanswered: "30s" }), trunk({ id: "other", maxUnanswered: "180s" })] },
    ),
  ).toEqual([]);
});

test("behind a menu the caller has been answered", () => {
  expect(
    check({
      bindings: [{ id: "a", phone: "010-62345678", ring: "2m" }],
      answer: [{ do: { menu: "main" } }],
      menus: { main: { greeting: "hello", otherwise: { ring: ["a"] } } },
    }),
  ).toEqual([]);
});
