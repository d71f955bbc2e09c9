import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { phoneNumbers } from "./phone-numbers.ts";

const check = (parts: Partial<Enterprise>) =>
  places(phoneNumbers.check(enterpriseFile(parts), platformFile()));

test("each problem has its code", () => {
  expect(
    check({
      contract: { did: "0999999999" },
      bindings: [
        { id: "a", phone: "62345678" },
        { id: "b", phone: "0420-2655010" },
        { id: "c", phone: "010-6234567" },
        { id: "d", phone: "110" },
        { id: "e", phone: "010-62345678" },
        { id: "f", sip: "sip:a@pbx.example.cn" },
      ],
    }),
  ).toEqual([
    { code: "phone-no-area-code", path: ["bindings", 0, "phone"] },
    { code: "phone-unknown-area-code", path: ["bindings", 1, "phone"] },
    { code: "phone-wrong-length", path: ["bindings", 2, "phone"] },
    { code: "phone-not-a-number", path: ["bindings", 3, "phone"] },
    { code: "phone-wrong-length", path: ["contract", "did"] },
  ]);
});

test("the contract's city supplies the area code, and that is said", () => {
  expect(check({ contract: { city: "010" }, bindings: [{ id: "a", phone: "62345678" }] })).toEqual([
    { code: "phone-area-assumed", path: ["bindings", 0, "phone"] },
  ]);
});

test("a PHS number's missing area code is said by its own rule", () => {
  expect(
    check({ contract: { city: "020" }, bindings: [{ id: "a", phone: "81234567", kind: "phs" }] }),
  ).toEqual([]);
});
