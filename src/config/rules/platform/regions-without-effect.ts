import type { PlatformRule } from "../rule.ts";

/** Regions of a segment that agents may sell nationwide bind nobody. */
export const regionsWithoutEffect: PlatformRule = {
  id: "regions-without-effect",
  check: ({ segments }) =>
    segments.flatMap(({ prefix, agents, regions }, i) =>
      agents === "nationwide" && regions !== undefined
        ? [
            {
              code: "regions-without-effect",
              path: ["segments", i, "regions"],
              at: "key",
              params: { prefix },
            },
          ]
        : [],
    ),
};
