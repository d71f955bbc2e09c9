import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";

const limits = { forwarding: 20, "intelligent-network": 3 };

/** The market's limits: 20 targets on the forwarding platform, 3 on the intelligent network. */
export const tooManyBindings: EnterpriseRule = {
  id: "too-many-bindings",
  check: (file, defaults) => {
    const { platform } = contractOf(file, defaults);
    const limit = limits[platform];
    const count = file.bindings.length;
    return count > limit
      ? [{ code: "too-many-bindings", path: ["bindings", limit], params: { count, limit, platform } }]
      : [];
  },
};
