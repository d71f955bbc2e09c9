import { groupsOf } from "../groups.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A weight counts in weighted groups alone. */
export const unusedWeight: EnterpriseRule = {
  id: "unused-weight",
  check: (file, platform) => {
    const weighted = new Set(
      groupsOf(file, platform)
        .filter(({ strategy }) => strategy === "weighted")
        .flatMap(({ members }) => members),
    );
    return file.bindings.flatMap(({ id, weight }, i) =>
      weight === undefined || weighted.has(id)
        ? []
        : [{ code: "unused-weight", path: ["bindings", i, "weight"], at: "key", params: { id, weight } }],
    );
  },
};
