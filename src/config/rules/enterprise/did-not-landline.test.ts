import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { didNotLandline } from "./did-not-landline.ts";

const check = (parts: Partial<Enterprise>) =>
  places(didNotLandline.check(enterpriseFile(parts), platformFile()));

test("a DID is a fixed line", () => {
  expect(check({ contract: { did: "0755-26001615" } })).toEqual([]);
  expect(check({ contract: { did: "123456" } })).toEqual([]);
  expect(check({ contract: { did: "13901234567" } })).toEqual([
    { code: "did-not-landline", path: ["contract", "did"] },
  ]);
  expect(check({ contract: { did: "4008201615" } })).toEqual([
    { code: "did-not-landline", path: ["contract", "did"] },
  ]);
});
