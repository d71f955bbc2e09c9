import type { EnterpriseRule } from "../rule.ts";
import { longestUnanswered, ringRows, ringSeconds } from "../unanswered.ts";

/** One ring time is longer than the carrier keeps an unanswered call: what comes after it never happens. */
export const ringTooLong: EnterpriseRule = {
  id: "ring-too-long",
  check: (file, platform) => {
    const limit = longestUnanswered(file.number, platform);
    if (limit === undefined) return [];
    const rings = new Set(
      ringRows(file, platform).flatMap(({ groups }) => groups.flatMap(({ members }) => members)),
    );
    return file.bindings.flatMap((binding, i) =>
      binding.ring !== undefined && rings.has(binding) && ringSeconds(binding, platform) > limit
        ? [
            {
              code: "ring-too-long",
              path: ["bindings", i, "ring"],
              params: { id: binding.id, ring: binding.ring, limit },
            },
          ]
        : [],
    );
  },
};
