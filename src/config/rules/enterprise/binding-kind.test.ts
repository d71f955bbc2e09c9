import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { bindingKind } from "./binding-kind.ts";

const check = (parts: Partial<Enterprise>) =>
  places(bindingKind.check(enterpriseFile(parts), platformFile()));

test("kinds that fit", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "010-62345678", kind: "trunk" },
        { id: "b", phone: "020-81234567", kind: "phs" },
        { id: "c", phone: "13901234567", kind: "mobile" },
        { id: "d", phone: "010-62345679", kind: "call-center" },
        { id: "e", sip: "sip:a@pbx.example.cn", kind: "call-center" },
        { id: "f", sip: "sip:b@pbx.example.cn", kind: "sip" },
        { id: "g", phone: "0420-1", kind: "mobile" },
      ],
    }),
  ).toEqual([]);
});

test("kinds that do not", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "010-62345678", kind: "mobile" },
        { id: "b", phone: "13901234567", kind: "landline" },
        { id: "c", phone: "13901234568", kind: "trunk" },
        { id: "d", phone: "010-62345679", kind: "sip" },
        { id: "e", sip: "sip:a@pbx.example.cn", kind: "landline" },
      ],
    }),
  ).toEqual([
    { code: "binding-kind", path: ["bindings", 0, "kind"] },
    { code: "binding-kind", path: ["bindings", 1, "kind"] },
    { code: "binding-kind", path: ["bindings", 2, "kind"] },
    { code: "binding-kind", path: ["bindings", 3, "kind"] },
    { code: "binding-kind", path: ["bindings", 4, "kind"] },
  ]);
});
