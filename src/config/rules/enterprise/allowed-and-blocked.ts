import type { EnterpriseRule } from "../rule.ts";
import { screenedKey } from "../screened.ts";

/** The same entry in `allow` and `block`: allow wins, so the block does nothing. */
export const allowedAndBlocked: EnterpriseRule = {
  id: "allowed-and-blocked",
  check: ({ screening }) => {
    const allowed = new Map((screening?.allow ?? []).map((entry) => [screenedKey(entry), entry]));
    allowed.delete(undefined);
    return (screening?.block ?? []).flatMap((entry, i) => {
      const other = allowed.get(screenedKey(entry));
      return other === undefined
        ? []
        : [{ code: "allowed-and-blocked", path: ["screening", "block", i], params: { entry, other } }];
    });
  },
};
