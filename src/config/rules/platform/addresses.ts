import { canonicalAddress } from "#model/canonical-address.ts";
import type { Finding } from "../../finding.ts";
import { hostProblems, isAddress } from "../host.ts";
import type { PlatformRule } from "../rule.ts";

/** Hosts, ports and addresses that cannot exist, and addresses of edges that are one. */
export const addresses: PlatformRule = {
  id: "addresses",
  check: ({ trunks, edge }) => [
    ...trunks.flatMap(({ host, auth }, i): Finding[] => [
      ...hostProblems(host, ["trunks", i, "host"]),
      ...(auth.kind === "address" ? auth.addresses : []).flatMap((each, j) =>
        hostProblems(each, ["trunks", i, "auth", "addresses", j]),
      ),
    ]),
    ...hostProblems(edge.domain, ["edge", "domain"]),
    ...ofEdges(edge.addresses, ["edge", "addresses"]),
    ...ofEdges(edge.media?.addresses ?? [], ["edge", "media", "addresses"]),
  ],
};

/** Addresses that do not exist, and those that are named before in another spelling: no two nodes have one. */
function ofEdges(list: readonly string[], path: readonly string[]): Finding[] {
  const spelt = list.map(canonicalAddress);
  return list.flatMap((address, i): Finding[] => {
    const here = [...path, i];
    if (!isAddress(address)) return [{ code: "invalid-address", path: here, params: { address } }];
    if (spelt.indexOf(canonicalAddress(address)) === i) return [];
    return [{ code: "repeated-item", path: here, params: { value: address, owner: path.join(".") } }];
  });
}
