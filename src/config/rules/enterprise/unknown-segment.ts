import { segmentOf } from "#model/segment-of.ts";
import type { EnterpriseRule } from "../rule.ts";

/** The number lies in no segment of the platform, so it has no carrier. */
export const unknownSegment: EnterpriseRule = {
  id: "unknown-segment",
  check: (file, platform) =>
    segmentOf(file.number, platform) === undefined
      ? [
          {
            code: "unknown-segment",
            path: ["number"],
            params: {
              number: file.number,
              segments: platform.segments.slice(0, 20).map(({ prefix }) => prefix),
            },
          },
        ]
      : [],
};
