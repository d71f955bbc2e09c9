import { phoneFindings } from "../phone-finding.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Bindings and DID must be numbers that can be called: area code known, length right. */
export const phoneNumbers: EnterpriseRule = {
  id: "phone-numbers",
  check: ({ bindings, contract }) => [
    ...bindings.flatMap(({ phone }, i) =>
      phone === undefined ? [] : phoneFindings(phone, contract?.city, ["bindings", i, "phone"]),
    ),
    ...(contract?.did === undefined ? [] : phoneFindings(contract.did, contract.city, ["contract", "did"])),
  ],
};
