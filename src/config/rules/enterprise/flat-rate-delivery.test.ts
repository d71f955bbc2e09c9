import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { flatRateDelivery } from "./flat-rate-delivery.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(flatRateDelivery.check(enterpriseFile(parts), platformFile(platform)));

const packages: Platform["packages"] = {
  "sip-flat": { monthly: "300.00", unlimited: true, delivery: "sip" },
};

test("every binding is delivered over SIP", () => {
  expect(
    check(
      {
        contract: { package: "sip-flat" },
        bindings: [
          { id: "a", sip: "sip:a@pbx.example.cn" },
          { id: "b", phone: "010-62345678" },
        ],
      },
      { packages },
    ),
  ).toEqual([{ code: "flat-rate-delivery", path: ["bindings", 1, "phone"] }]);
});

test("other packages and names that do not exist are not its matter", () => {
  expect(check({}, { packages })).toEqual([]);
  expect(check({ contract: { package: "constructor" } }, { packages })).toEqual([]);
});
