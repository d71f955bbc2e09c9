import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { overrideExpired } from "./override-expired.ts";

function check(parts: Partial<Enterprise>, today: string, platformParts: Partial<Platform> = {}) {
  const platform = platformFile(platformParts);
  return overrideExpired.check(indexEntry("a.yaml", enterpriseFile(parts), platform), platform, today);
}

const until = (instant: string): Partial<Enterprise> => ({
  override: { until: instant, do: { reject: "closed" } },
});

test("from the day after, in the platform's zone", () => {
  expect(places(check(until("2026-11-22T08:00:00+08:00"), "2026-11-22"))).toEqual([]);
  expect(places(check(until("2026-11-21T23:00:00+08:00"), "2026-11-22"))).toEqual([
    { code: "override-expired", path: ["override", "until"] },
  ]);
  expect(places(check(until("2026-11-21T17:00:00Z"), "2026-11-22"))).toEqual([]);
});

test("instants and zones that do not exist are said elsewhere", () => {
  expect(places(check(until("2026-11-21T17:00:00+99:00"), "2026-11-22"))).toEqual([]);
  expect(places(check(until("2026-02-30T17:00:00+08:00"), "2026-11-22"))).toEqual([]);
  expect(places(check(until("2026-11-01T17:00:00Z"), "2026-11-22", { timeZone: "Nowhere" }))).toEqual([]);
});
