import { expect, test } from "vitest";
import { agreed } from "./agreed.ts";
import { samplePrices as platform } from "./sample-prices.ts";

test.each([
  [{}, { kind: "tariff", id: "agent" }],
  [{ tariff: "hall" }, { kind: "tariff", id: "hall" }],
  [
    { tariff: "hall", package: "min-100" },
    { kind: "tariff", id: "agent", package: "min-100" },
  ],
  [{ package: "sip-flat" }, { kind: "unlimited", package: "sip-flat" }],
])("%j comes to %j", (contract, expected) => {
  expect(agreed({ platform, contract })).toMatchObject(expected);
});

test.each([{ tariff: "none" }, { package: "none" }])("%j is a bug: check refuses it", (contract) => {
  expect(() => agreed({ platform, contract })).toThrow("none");
});
