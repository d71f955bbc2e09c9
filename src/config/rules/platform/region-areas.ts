import type { PlatformRule } from "../rule.ts";
import { unknownAreas } from "../unknown-areas.ts";

/** A region names an area code or province that does not exist. */
export const regionAreas: PlatformRule = {
  id: "region-areas",
  check: ({ segments }) =>
    unknownAreas(
      segments.flatMap(({ regions = [] }, i) =>
        regions.flatMap(({ areas }, j) =>
          areas.map((name, k) => ({ name, path: ["segments", i, "regions", j, "areas", k] })),
        ),
      ),
    ),
};
