import { hostProblems } from "../host.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A SIP address whose port or IP address cannot exist. */
export const sipHost: EnterpriseRule = {
  id: "sip-host",
  check: ({ bindings }) =>
    bindings.flatMap(({ sip }, i) =>
      sip === undefined
        ? []
        : hostProblems(sip.replace(/^[^@]*@/, "").replace(/;.*$/, ""), ["bindings", i, "sip"]),
    ),
};
