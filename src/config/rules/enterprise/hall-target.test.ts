import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { hallTarget } from "./hall-target.ts";

const check = (parts: Partial<Enterprise>) => places(hallTarget.check(enterpriseFile(parts), platformFile()));

test("local landlines only", () => {
  expect(
    check({
      contract: { seller: "hall", city: "0791" },
      bindings: [
        { id: "a", phone: "0791-86221111" },
        { id: "b", phone: "010-62345678" },
        { id: "c", phone: "13901234567" },
        { id: "d", phone: "0791-86221112", kind: "phs" },
        { id: "e", sip: "sip:a@pbx.example.cn" },
        { id: "f", phone: "86221113" },
      ],
    }),
  ).toEqual([
    { code: "hall-remote", path: ["bindings", 1, "phone"] },
    { code: "hall-target", path: ["bindings", 2, "phone"] },
    { code: "hall-target", path: ["bindings", 3, "phone"] },
    { code: "hall-target", path: ["bindings", 4, "sip"] },
  ]);
});

test("without a city nobody can tell what is local", () => {
  expect(check({ contract: { seller: "hall" } })).toEqual([
    { code: "hall-city-missing", path: ["contract", "seller"] },
  ]);
});

test("agents' numbers are free", () => {
  expect(check({})).toEqual([]);
});
