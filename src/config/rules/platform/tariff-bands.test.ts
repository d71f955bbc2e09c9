import { expect, test } from "vitest";
import type { BandedTariff } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { tariffBands } from "./tariff-bands.ts";

type Callers = BandedTariff["bands"][number]["callers"];

function check(first: Callers, ...rest: Callers[]) {
  const band = (callers: Callers) => ({
    callers,
    perMinute: "0.10",
    increment: { first: "60s", next: "60s" },
  });
  const bands: BandedTariff["bands"] = [band(first), ...rest.map(band)];
  return places(
    tariffBands.check(platformFile({ tariffs: { hall: { chargedFrom: "target-answer", bands } } })),
  );
}

test("every caller has a price", () => {
  expect(check("local", "province", "any")).toEqual([]);
  expect(check("any")).toEqual([]);
  expect(check("local", "province")).toEqual([{ code: "tariff-gap", path: ["tariffs", "hall", "bands"] }]);
});

test("every band prices somebody", () => {
  const unreachable = { code: "unreachable-band", path: ["tariffs", "hall", "bands", 1, "callers"] };
  expect(check("any", "local")).toEqual([unreachable]);
  expect(check("province", "local", "any")).toEqual([unreachable]);
  expect(check("local", "local", "any")).toEqual([unreachable]);
});

test("tariffs without bands are their own price", () => {
  expect(tariffBands.check(platformFile())).toEqual([]);
});
