import type { Finding } from "../../finding.ts";
import type { PlatformRule } from "../rule.ts";

/** Bands that leave nothing over for a later band of this kind: the first that fits counts. */
const takes = {
  local: ["local", "province", "any"],
  province: ["province", "any"],
  any: ["any"],
} as const;

/** The bands of a tariff must price every caller, and each must price somebody. */
export const tariffBands: PlatformRule = {
  id: "tariff-bands",
  check: ({ tariffs }) =>
    Object.entries(tariffs).flatMap(([name, tariff]): Finding[] => {
      if (!("bands" in tariff)) return [];
      const path = ["tariffs", name, "bands"];
      const seen = new Set<string>();
      const findings: Finding[] = [];
      for (const [i, { callers }] of tariff.bands.entries()) {
        const by = takes[callers].find((earlier) => seen.has(earlier));
        if (by !== undefined)
          findings.push({ code: "unreachable-band", path: [...path, i, "callers"], params: { callers, by } });
        seen.add(callers);
      }
      return seen.has("any")
        ? findings
        : [...findings, { code: "tariff-gap", path, at: "key", params: { name } }];
    }),
};
