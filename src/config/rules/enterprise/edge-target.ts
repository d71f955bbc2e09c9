import { splitHost } from "../host.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A SIP address at the platform's own edge comes straight back to it. */
export const edgeTarget: EnterpriseRule = {
  id: "edge-target",
  check: ({ bindings }, { edge }) =>
    bindings.flatMap(({ sip }, i) => {
      if (sip === undefined) return [];
      const { host, port = "5060" } = splitHost(sip.replace(/^[^@]*@/, "").replace(/;.*$/, ""));
      // Another port of an edge's address may be anything, above all on one machine.
      const ours =
        host.toLowerCase() === edge.domain || (edge.addresses.includes(host) && /^506[01]$/.test(port));
      return ours ? [{ code: "edge-target", path: ["bindings", i, "sip"], params: { sip, host } }] : [];
    }),
};
