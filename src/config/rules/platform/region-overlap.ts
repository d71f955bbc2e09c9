import type { Finding } from "../../finding.ts";
import type { PlatformRule } from "../rule.ts";

/** Two regions of a segment share numbers, so nobody can say where they may be sold. */
export const regionOverlap: PlatformRule = {
  id: "region-overlap",
  check: ({ segments }) =>
    segments.flatMap(({ regions = [] }, i) => {
      const findings: Finding[] = [];
      const placed = regions
        .map(({ prefix }, j) => ({ prefix, j }))
        .sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : a.j - b.j));
      let wide: string | undefined;
      for (const { prefix, j } of placed) {
        if (wide === undefined || !prefix.startsWith(wide)) wide = prefix;
        else
          findings.push({
            code: "region-overlap",
            path: ["segments", i, "regions", j, "prefix"],
            params: { prefix, other: wide },
          });
      }
      return findings;
    }),
};
