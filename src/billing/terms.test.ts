import { expect, test } from "vitest";
import { samplePrices } from "./sample-prices.ts";
import { type Terms, termsInForce } from "./terms.ts";

const from = (fromUs: number | undefined, tariff: string): Terms => ({
  ...(fromUs !== undefined && { fromUs }),
  platform: samplePrices,
  contract: { tariff },
});

test.each([
  [0, "a"],
  [99, "a"],
  [100, "b"],
  [199, "b"],
  [200, "c"],
  [9999, "c"],
])("at %d µs the terms %s hold", (at, tariff) => {
  const history: [Terms, ...Terms[]] = [from(undefined, "a"), from(100, "b"), from(200, "c")];
  expect(termsInForce(history, at).contract.tariff).toBe(tariff);
});

test("before the first terms began, they hold all the same", () => {
  expect(termsInForce([from(100, "a")], 5).contract.tariff).toBe("a");
});
