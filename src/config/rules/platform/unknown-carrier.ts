import { dangling } from "../references.ts";
import type { PlatformRule } from "../rule.ts";

/** A segment or trunk names a carrier that the platform does not have. */
export const unknownCarrier: PlatformRule = {
  id: "unknown-carrier",
  check: ({ carriers, segments, trunks }) =>
    dangling(
      [
        ...segments.map(({ carrier }, i) => ({ name: carrier, path: ["segments", i, "carrier"] })),
        ...trunks.map(({ carrier }, i) => ({ name: carrier, path: ["trunks", i, "carrier"] })),
      ],
      Object.keys(carriers),
    ).map((at) => ({ code: "unknown-carrier", ...at })),
};
