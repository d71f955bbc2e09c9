import { expect, test } from "vitest";
import { bandOf } from "./band.ts";
import { samplePrices } from "./sample-prices.ts";

const provinces: Record<string, string> = { "0755": "guangdong", "020": "guangdong", "010": "beijing" };
const provinceOf = (area: string) => provinces[area];
const { agent, hall, "local-only": localOnly } = samplePrices.tariffs;
if (!agent || !hall || !localOnly) throw new Error("sample prices lack a tariff");

test.each([
  ["0755", "0755", "local"],
  ["020", "0755", "province"],
  ["010", "0755", "any"],
  ["0999", "0755", "any"],
  [undefined, "0755", "any"],
  ["0755", undefined, "any"],
  [undefined, undefined, "any"],
  ["0999", "0999", "local"],
  ["0998", "0999", "any"],
])("a caller from %s to a number of %s: %s", (callerArea, city, callers) => {
  expect(bandOf(hall, { callerArea, city }, provinceOf)?.callers).toBe(callers);
});

test("a flat tariff has one price for all", () => {
  expect(bandOf(agent, {}, provinceOf)?.perMinute).toBe("0.30");
});

test("no band may fit", () => {
  expect(bandOf(localOnly, { callerArea: "010", city: "0755" }, provinceOf)).toBeUndefined();
});
