import type { Platform } from "../../platform.types.ts";
import { splitHost } from "../host.ts";
import type { EnterpriseRule } from "../rule.ts";
import { defaultPort, sipAddress } from "../sip-address.ts";

/**
 * A SIP address at a carrier: calls to it would go past the trunks, without their caller identity, capacity and price.
 * Another port of the same address may be anything, above all on one machine.
 */
export const trunkTarget: EnterpriseRule = {
  id: "trunk-target",
  check: ({ bindings }, { trunks }) =>
    bindings.flatMap(({ sip }, i) => {
      if (sip === undefined) return [];
      const { host, port } = sipAddress(sip);
      const trunk = trunks.find((each) => hostsOf(each).has(host) && portOf(each) === port);
      return trunk === undefined
        ? []
        : [{ code: "trunk-target", path: ["bindings", i, "sip"], params: { sip, trunk: trunk.id } }];
    }),
};

type Trunk = Platform["trunks"][number];

function hostsOf({ host, auth }: Trunk): ReadonlySet<string> {
  const sources = auth.kind === "address" ? auth.addresses : [];
  return new Set([host, ...sources].map((each) => splitHost(each).host.toLowerCase()));
}

function portOf({ host, transport }: Trunk): number {
  return Number(splitHost(host).port ?? defaultPort(transport));
}
