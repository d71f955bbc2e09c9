import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { phsAreaCode } from "./phs-area-code.ts";

const check = (parts: Partial<Enterprise>) =>
  places(phsAreaCode.check(enterpriseFile(parts), platformFile()));

test("a PHS number carries its own area code", () => {
  expect(
    check({ contract: { city: "020" }, bindings: [{ id: "a", phone: "020-81234567", kind: "phs" }] }),
  ).toEqual([]);
  expect(check({ contract: { city: "020" }, bindings: [{ id: "a", phone: "81234567" }] })).toEqual([]);
  expect(
    check({ contract: { city: "020" }, bindings: [{ id: "a", phone: "81234567", kind: "phs" }] }),
  ).toEqual([{ code: "phs-area-code", path: ["bindings", 0, "phone"] }]);
});
