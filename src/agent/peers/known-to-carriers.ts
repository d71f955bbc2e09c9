import { type DeclaredEdge, ownAddress } from "#edge/declared-edge.ts";
import type { Peer } from "./peer.ts";

/** A peer as the setting `peers` has it: with the address that carriers know, where that is another one. */
export interface KnownPeer extends Peer {
  public?: string;
}

/**
 * Peers with what carriers know them by: Record-Route and Contact name edges so, and the others must know whom they
 * mean. A peer that nobody has declared stays as it is.
 */
export function knownToCarriers(
  peers: readonly Peer[],
  edges: readonly DeclaredEdge[] | undefined,
): KnownPeer[] {
  const publicOf = new Map(edges?.flatMap((edge) => (edge.private ? [[ownAddress(edge), edge.public]] : [])));
  return peers.map((peer) => {
    const known = publicOf.get(peer.address);
    return known === undefined ? peer : { ...peer, public: known };
  });
}
