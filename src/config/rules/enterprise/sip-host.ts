import { hostProblems } from "../host.ts";
import type { EnterpriseRule } from "../rule.ts";
import { sipAddress } from "../sip-address.ts";

/** A SIP address whose host or port cannot exist. */
export const sipHost: EnterpriseRule = {
  id: "sip-host",
  check: ({ bindings }) =>
    bindings.flatMap(({ sip }, i) =>
      sip === undefined ? [] : hostProblems(sipAddress(sip).hostPort, ["bindings", i, "sip"]),
    ),
};
