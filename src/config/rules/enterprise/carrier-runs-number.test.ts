import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { carrierRunsNumber } from "./carrier-runs-number.ts";

const check = (parts: Partial<Enterprise>, platform: Partial<Platform> = {}) =>
  places(carrierRunsNumber.check(enterpriseFile(parts), platformFile(platform)));

test("what our nodes would do cannot be had from the carrier", () => {
  expect(
    check({
      contract: { platform: "intelligent-network" },
      bindings: [{ id: "a", phone: "0791-86221111", hours: "office" }],
      ringback: "hello",
      answer: [{ do: { ring: ["a"] } }],
      screening: { block: ["anonymous"] },
    }),
  ).toEqual([
    { code: "carrier-runs-number", path: ["ringback"] },
    { code: "carrier-runs-number", path: ["answer"] },
    { code: "carrier-runs-number", path: ["screening"] },
    { code: "carrier-runs-number", path: ["bindings", 0, "hours"] },
  ]);
});

test("plain bindings are all it takes", () => {
  expect(check({ contract: { platform: "intelligent-network" } })).toEqual([]);
  expect(check({ answer: [{ do: { ring: ["desk"] } }] })).toEqual([]);
});
