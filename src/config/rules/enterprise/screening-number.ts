import type { EnterpriseRule } from "../rule.ts";
import { screenedKey } from "../screened.ts";

/** A screening entry is a number that no caller can have, so it screens nobody. */
export const screeningNumber: EnterpriseRule = {
  id: "screening-number",
  check: ({ screening }) =>
    (["allow", "block"] as const).flatMap((list) =>
      (screening?.[list] ?? []).flatMap((entry, i) =>
        screenedKey(entry) === undefined
          ? [{ code: "screening-number", path: ["screening", list, i], params: { entry } }]
          : [],
      ),
    ),
};
