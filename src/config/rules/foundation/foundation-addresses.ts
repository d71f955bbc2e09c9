import { canonicalAddress } from "#model/canonical-address.ts";
import type { Finding } from "../../finding.ts";
import { hostProblems, isAddress } from "../host.ts";
import type { FoundationRule } from "../rule.ts";

/** Addresses and a zone that cannot exist, and an address that two edges would have. */
export const foundationAddresses: FoundationRule = {
  id: "foundation-addresses",
  check: ({ edges, dns }) => {
    const first = new Map<string, number>();
    const ofEdge = (address: string, kind: "public" | "private", i: number): Finding[] => {
      const path = ["edges", i, kind];
      if (!isAddress(address)) return [{ code: "invalid-address", path, params: { address } }];
      const key = `${kind} ${canonicalAddress(address)}`;
      const before = first.get(key);
      if (before !== undefined)
        return [{ code: "edge-repeated", path, params: { address, first: before + 1 } }];
      first.set(key, i);
      return [];
    };
    return [
      ...edges.flatMap((edge, i) => [
        ...ofEdge(edge.public, "public", i),
        ...ofEdge(edge.private, "private", i),
      ]),
      ...(dns === undefined ? [] : hostProblems(dns.zone, ["dns", "zone"])),
    ];
  },
};
