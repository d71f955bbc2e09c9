import { expect, test } from "vitest";
import { samplePrices } from "#billing/sample-prices.ts";
import { ratedAccount } from "./rated-account.ts";
import { sampleAccount } from "./sample-account.ts";

const platform = {
  ...samplePrices,
  trunks: samplePrices.trunks.map((trunk) => ({ ...trunk, id: "unicom-beijing" })),
};

test("61 s with a caller of the number's own city, by the hall's tariff", () => {
  expect(ratedAccount(sampleAccount, platform, { tariff: "hall", city: "0755" })).toEqual({
    callerShare: 2000,
    price: { amount: 2000, billedSeconds: 120, tariff: "hall", band: "local" },
    trunkCost: [0, 0, 610],
  });
});

test("a caller of the same province", () => {
  expect(ratedAccount(sampleAccount, platform, { tariff: "hall", city: "020" }).price.band).toBe("province");
});
