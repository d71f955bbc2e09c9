import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { tariffCity } from "./tariff-city.ts";

const price = { perMinute: "0.10", increment: { first: "60s", next: "60s" } };
const tariffs: Platform["tariffs"] = {
  flat: { chargedFrom: "target-answer", ...price },
  all: { chargedFrom: "target-answer", bands: [{ callers: "any", ...price }] },
  hall: {
    chargedFrom: "target-answer",
    bands: [
      { callers: "local", ...price },
      { callers: "any", ...price },
    ],
  },
};
const check = (contract: Enterprise["contract"] & object, tariff = "flat") =>
  places(tariffCity.check(enterpriseFile({ contract }), platformFile({ tariffs, defaults: { tariff } })));

test("a tariff by distance needs the contract's city", () => {
  expect(check({ tariff: "hall" })).toEqual([{ code: "tariff-city", path: ["contract", "tariff"] }]);
  expect(check({}, "hall")).toEqual([{ code: "tariff-city", path: ["number"] }]);
});

test("with a city, or one price for all, nothing is missing", () => {
  expect(check({ tariff: "hall", city: "0531" })).toEqual([]);
  expect(check({ tariff: "all" })).toEqual([]);
  expect(check({})).toEqual([]);
  expect(check({ tariff: "hall", seller: "hall" })).toEqual([]);
  expect(check({ tariff: "constructor" })).toEqual([]);
});
