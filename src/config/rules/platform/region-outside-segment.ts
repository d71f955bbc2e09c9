import type { PlatformRule } from "../rule.ts";

/** A region's numbers do not lie in its segment. */
export const regionOutsideSegment: PlatformRule = {
  id: "region-outside-segment",
  check: ({ segments }) =>
    segments.flatMap(({ prefix, regions = [] }, i) =>
      regions.flatMap((region, j) =>
        region.prefix.startsWith(prefix)
          ? []
          : [
              {
                code: "region-outside-segment",
                path: ["segments", i, "regions", j, "prefix"],
                params: { region: region.prefix, segment: prefix },
              },
            ],
      ),
    ),
};
