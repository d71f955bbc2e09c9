import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownPackage } from "./unknown-package.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(unknownPackage.check(enterpriseFile(parts), platformFile(platform)));

test("the contract's package is one of the platform", () => {
  expect(
    check(
      { contract: { package: "sip-flat" } },
      { packages: { "sip-flat": { monthly: "300.00", unlimited: true, delivery: "sip" } } },
    ),
  ).toEqual([]);
  expect(check({ contract: { package: "sip-flat" } })).toEqual([
    { code: "unknown-package", path: ["contract", "package"] },
  ]);
});
