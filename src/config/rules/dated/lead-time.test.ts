import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { leadTime } from "./lead-time.ts";

function check(parts: Partial<Enterprise>, today: string, platformParts: Partial<Platform> = {}) {
  const platform = platformFile(platformParts);
  return leadTime.check(indexEntry("a.yaml", enterpriseFile(parts), platform), platform, today);
}

const order = (ordered: string, effective: string): Partial<Enterprise> => ({
  contract: { platform: "intelligent-network", ordered, effective },
});

test("fifteen working days by the Chinese calendar", () => {
  expect(places(check(order("2026-08-03", "2026-08-24"), "2026-11-22"))).toEqual([]);
  expect(places(check(order("2026-08-03", "2026-08-23"), "2026-11-22"))).toEqual([
    { code: "lead-time", path: ["contract", "effective"] },
  ]);
});

test("state holidays do not count, make-up days do", () => {
  expect(places(check(order("2026-09-24", "2026-10-22"), "2026-11-22"))).toEqual([]);
  expect(places(check(order("2026-09-24", "2026-10-21"), "2026-11-22"))).toEqual([
    { code: "lead-time", path: ["contract", "effective"] },
  ]);
});

test("beyond the calendar's last day the answer is not certain", () => {
  const known = check(order("2026-08-03", "2026-08-04"), "2026-11-22");
  const unknown = check(order("2030-08-05", "2030-08-06"), "2026-11-22");
  expect([...known, ...unknown].map(({ params }) => params)).toMatchObject([
    { certain: "yes" },
    { certain: "no" },
  ]);
});

test("late enough by the days that are known, but not all are", () => {
  const uncertain = [{ code: "lead-time-uncertain", path: ["contract", "effective"] }];
  expect(places(check(order("2026-12-20", "2027-01-08"), "2026-11-22"))).toEqual(uncertain);
  expect(places(check(order("2027-02-01", "2027-02-22"), "2026-11-22"))).toEqual(uncertain);
  expect(places(check(order("2026-12-01", "2027-01-08"), "2026-11-22"))).toEqual([]);
  expect(places(check(order("2024-12-20", "2025-02-28"), "2026-11-22"))).toEqual([]);
});

test("without the day of the order nobody can tell", () => {
  expect(
    places(check({ contract: { platform: "intelligent-network", effective: "2026-08-24" } }, "2026-11-22")),
  ).toEqual([{ code: "ordered-missing", path: ["contract", "effective"] }]);
  expect(places(check({ contract: { effective: "2026-08-24" } }, "2026-11-22"))).toEqual([]);
});

test("slips of the days are said elsewhere", () => {
  for (const slip of [order("2026-08-03", "2026-08-02"), order("2026-08-03", "2026-02-30")])
    expect(places(check(slip, "2026-11-22"))).toEqual([]);
});

test("forwarding takes effect at once", () => {
  expect(
    places(check({ contract: { ordered: "2026-08-03", effective: "2026-08-03" } }, "2026-11-22")),
  ).toEqual([]);
});
