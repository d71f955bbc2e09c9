import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { regionalNumber } from "./regional-number.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(regionalNumber.check(enterpriseFile(parts), platformFile(platform)));

test("an agent's number lies in a region and its city in that region's areas", () => {
  expect(check({ number: "4007755114", contract: { city: "0755" } })).toEqual([]);
  expect(check({ number: "4007119981", contract: { city: "0791" } })).toEqual([
    { code: "region-number", path: ["number"] },
  ]);
  expect(check({ number: "4007755114", contract: { city: "0791" } })).toEqual([
    { code: "region-city", path: ["contract", "city"] },
  ]);
  expect(check({ number: "4007755114" })).toEqual([{ code: "region-city-missing", path: ["number"] }]);
});

test("a hall's numbers and nationwide segments are free", () => {
  expect(check({ number: "4007119981", contract: { seller: "hall", city: "0791" } })).toEqual([]);
  expect(check({ number: "4006010114" })).toEqual([]);
});

test("a province stands for its cities", () => {
  expect(
    check(
      { number: "4001020888", contract: { city: "020" } },
      {
        segments: [
          {
            prefix: "4001",
            carrier: "mobile",
            agents: "regional",
            regions: [{ prefix: "4001020", areas: ["guangdong"] }],
          },
        ],
      },
    ),
  ).toEqual([]);
});

test("without regions nobody can tell", () => {
  expect(
    check(
      { number: "4001020888" },
      { segments: [{ prefix: "4001", carrier: "mobile", agents: "regional" }] },
    ),
  ).toEqual([{ code: "region-unverifiable", path: ["number"] }]);
});
