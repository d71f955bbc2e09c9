import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { platformTariff } from "./platform-tariff.ts";

const check = (parts: Partial<Platform>) => places(platformTariff.check(platformFile(parts)));

// biome-ignore lint/suspicious/noThenProperty: the word of the package's format
const packages = { "min-100": { monthly: "100.00", includedMinutes: 400, then: "agent-30" } };

test("the default tariff and those after packages exist", () => {
  expect(check({})).toEqual([]);
  expect(check({ defaults: { tariff: "agent" }, packages })).toEqual([
    { code: "unknown-tariff", path: ["defaults", "tariff"] },
    { code: "unknown-tariff", path: ["packages", "min-100", "then"] },
  ]);
});
