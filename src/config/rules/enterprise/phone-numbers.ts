import { phoneFindings } from "../phone-finding.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Bindings and DID must be numbers that can be called: area code known, length right. */
export const phoneNumbers: EnterpriseRule = {
  id: "phone-numbers",
  check: ({ bindings, contract }) => [
    ...bindings.flatMap(({ phone, kind }, i) => {
      const findings =
        phone === undefined ? [] : phoneFindings(phone, contract?.city, ["bindings", i, "phone"]);
      // For PHS it is an error, which phs-area-code says.
      return findings.filter(({ code }) => kind !== "phs" || code !== "phone-area-assumed");
    }),
    ...(contract?.did === undefined ? [] : phoneFindings(contract.did, contract.city, ["contract", "did"])),
  ],
};
