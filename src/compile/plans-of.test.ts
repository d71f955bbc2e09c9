import { expect, test } from "vitest";
import { areaTable } from "#model/area-table.ts";
import { planOf } from "#model/plan-of.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import { compile } from "./compile.ts";
import { plansOf } from "./plans-of.ts";

test("what comes back from the shards is what went in", () => {
  const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [] });
  const enterprises = Array.from({ length: 100 }, (_, index) => ({
    ...sampleEnterprise,
    number: `4006${String(index).padStart(6, "0")}`,
  }));
  const plans = plansOf(compile(samplePlatform, enterprises, areas));
  expect(plans.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual(
    enterprises.map((one) => planOf(one, samplePlatform)),
  );
});
