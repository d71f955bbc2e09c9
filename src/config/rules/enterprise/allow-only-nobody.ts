import type { EnterpriseRule } from "../rule.ts";

/** Only those in `allow` get through, and `allow` names nobody. */
export const allowOnlyNobody: EnterpriseRule = {
  id: "allow-only-nobody",
  check: ({ screening }) =>
    screening?.allowOnly === true && (screening.allow ?? []).length === 0
      ? [{ code: "allow-only-nobody", path: ["screening", "allowOnly"], at: "key" }]
      : [],
};
