import type { EnterpriseRule } from "../rule.ts";
import { sipAddress } from "../sip-address.ts";

/** A SIP address at the platform's own edge comes straight back to it. */
export const edgeTarget: EnterpriseRule = {
  id: "edge-target",
  check: ({ bindings }, { edge }) =>
    bindings.flatMap(({ sip }, i) => {
      if (sip === undefined) return [];
      const { host, port } = sipAddress(sip);
      // Another port of an edge's address may be anything, above all on one machine.
      const ours =
        host === edge.domain ||
        ((port === 5060 || port === 5061) && edge.addresses.some((each) => each.toLowerCase() === host));
      return ours ? [{ code: "edge-target", path: ["bindings", i, "sip"], params: { sip, host } }] : [];
    }),
};
