import { awsPartition, awsRegions } from "#model/aws-region.ts";
import { nearestIn } from "../nearest.ts";
import type { FoundationRule } from "../rule.ts";

/** Of a region that nobody knows nobody knows the partition. */
export const unknownRegion: FoundationRule = {
  id: "unknown-region",
  check: ({ region }) =>
    awsPartition(region) === undefined
      ? [
          {
            code: "unknown-region",
            path: ["region"],
            params: { region, near: nearestIn(awsRegions)(region) },
          },
        ]
      : [],
};
