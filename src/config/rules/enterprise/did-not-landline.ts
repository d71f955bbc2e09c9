import { parsePhone } from "#model/phone.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Carriers deliver to a fixed line: a DID is neither a mobile nor a 400 number. */
export const didNotLandline: EnterpriseRule = {
  id: "did-not-landline",
  check: ({ contract }) => {
    if (contract?.did === undefined) return [];
    const phone = parsePhone(contract.did, contract.city);
    if (!("kind" in phone) || phone.kind === "landline") return [];
    return [
      {
        code: "did-not-landline",
        path: ["contract", "did"],
        params: { did: contract.did, kind: phone.kind },
      },
    ];
  },
};
