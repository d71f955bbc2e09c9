import type { PlatformRule } from "../rule.ts";

/** A flat fee for unlimited calls cannot be honest where every minute costs interconnect settlement. */
export const flatRate: PlatformRule = {
  id: "flat-rate",
  check: ({ packages = {} }) =>
    Object.entries(packages).flatMap(([name, offer]) =>
      "unlimited" in offer && offer.delivery !== "sip"
        ? [{ code: "flat-rate", path: ["packages", name, "unlimited"], at: "key", params: { name } }]
        : [],
    ),
};
