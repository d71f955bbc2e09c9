import type { EnterpriseRule } from "../rule.ts";
import { sipAddress } from "../sip-address.ts";

/** sips: promises TLS, which does not run over UDP (RFC 3261, 26.2.2). */
export const sipsTransport: EnterpriseRule = {
  id: "sips-transport",
  check: ({ bindings }) =>
    bindings.flatMap(({ sip }, i) => {
      if (sip === undefined) return [];
      const { scheme, transport } = sipAddress(sip);
      return scheme === "sips" && transport === "udp"
        ? [{ code: "sips-transport", path: ["bindings", i, "sip"], params: { sip } }]
        : [];
    }),
};
