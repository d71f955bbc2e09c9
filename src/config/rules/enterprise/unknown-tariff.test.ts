import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { unknownTariff } from "./unknown-tariff.ts";

const check = (parts: Partial<Enterprise>) =>
  places(unknownTariff.check(enterpriseFile(parts), platformFile()));

test("the contract's tariff is one of the platform", () => {
  expect(check({ contract: { tariff: "agent-030" } })).toEqual([]);
  expect(check({})).toEqual([]);
  expect(check({ contract: { tariff: "agent-030-6s" } })).toEqual([
    { code: "unknown-tariff", path: ["contract", "tariff"] },
  ]);
});
