import type { EnterpriseRule } from "../rule.ts";

/** A flat fee covers calls that are delivered over SIP, so every binding must be. */
export const flatRateDelivery: EnterpriseRule = {
  id: "flat-rate-delivery",
  check: ({ contract, bindings }, { packages = {} }) => {
    const name = contract?.package;
    if (name === undefined || !Object.hasOwn(packages, name)) return [];
    const taken = packages[name];
    if (taken === undefined || !("unlimited" in taken)) return [];
    return bindings.flatMap(({ id, phone }, i) =>
      phone === undefined
        ? []
        : [{ code: "flat-rate-delivery", path: ["bindings", i, "phone"], params: { id, phone, name } }],
    );
  },
};
