import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import type { Platform } from "../../platform.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { indexEntry } from "../index-entry.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { evidence } from "./evidence.ts";

function check(parts: Partial<Enterprise>, today: string, platformParts: Partial<Platform> = {}) {
  const platform = platformFile(platformParts);
  return evidence.check(indexEntry("a.yaml", enterpriseFile(parts), platform), platform, today);
}

const evidenced = (expires?: string): Partial<Enterprise> => ({
  bindings: [
    { id: "a", phone: "010-62345678", evidence: { kind: "bill", ref: "B-1", ...(expires && { expires }) } },
  ],
});

test("missing evidence", () => {
  expect(places(check({}, "2026-11-22"))).toEqual([
    { code: "evidence-missing", path: ["bindings", 0, "id"] },
    { code: "evidence-missing", path: ["bindings", 1, "id"] },
  ]);
  expect(places(check(evidenced(), "2026-11-22"))).toEqual([]);
});

test("its last day still counts; notice is thirty days", () => {
  expect(places(check(evidenced("2026-11-21"), "2026-11-22"))).toEqual([
    { code: "evidence-expired", path: ["bindings", 0, "evidence", "expires"] },
  ]);
  expect(places(check(evidenced("2026-11-22"), "2026-11-22"))).toEqual([
    { code: "evidence-expiring", path: ["bindings", 0, "evidence", "expires"] },
  ]);
  expect(places(check(evidenced("2026-12-22"), "2026-11-22"))).toEqual([
    { code: "evidence-expiring", path: ["bindings", 0, "evidence", "expires"] },
  ]);
  expect(places(check(evidenced("2026-12-23"), "2026-11-22"))).toEqual([]);
});

test("the platform's policy says how much it matters", () => {
  expect(places(check({}, "2026-11-22", { compliance: { evidence: "off" } }))).toEqual([]);
  expect(check({}, "2026-11-22")[0]?.severity).toBe("warning");
  expect(check({}, "2026-11-22", { compliance: { evidence: "error" } })[0]?.severity).toBe("error");
});
