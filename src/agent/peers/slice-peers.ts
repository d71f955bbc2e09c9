import type { V1EndpointSlice } from "@kubernetes/client-node";
import type { Peer } from "./peer.ts";

/** What EndpointSlices call the kinds of addresses. */
export type AddressFamily = "IPv4" | "IPv6";

/**
 * The edges behind a Service, from its EndpointSlices: named by pod, at the port `sip` or the first one over UDP. One
 * that ends and still serves is draining; one that is not ready, or ends without serving, is none.
 *
 * @param family of this edge's own address: where nodes have one of each, the others' Kamailio listens at that one too
 */
export function slicePeers(slices: readonly V1EndpointSlice[], family: AddressFamily): Peer[] {
  const own = slices.filter(({ addressType }) => addressType === family);
  const peers = own.flatMap(({ ports, endpoints }) => {
    // The API server writes `null` for a list of nothing.
    const udp = (ports ?? []).filter(({ protocol = "UDP" }) => protocol === "UDP");
    const port = (udp.find(({ name }) => name === "sip") ?? udp[0])?.port;
    if (port === undefined) return [];
    return (endpoints ?? []).flatMap(({ addresses, conditions = {}, targetRef, nodeName }): Peer[] => {
      const [address] = addresses;
      const id = targetRef?.name ?? nodeName ?? address;
      const { ready = true, serving = ready, terminating = false } = conditions;
      if (address === undefined || id === undefined) return [];
      if (terminating) return serving ? [{ id, address, port, draining: true }] : [];
      return ready ? [{ id, address, port }] : [];
    });
  });
  const byId = new Map(peers.map((peer) => [peer.id, peer]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
