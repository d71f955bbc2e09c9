import { Gauge, type Registry } from "prom-client";

/** How another edge fares, as this one has heard (`peers.lua`); `unknown` before it was first asked. */
const STATES = ["alive", "refusing", "silent", "unknown"];

/**
 * Registers how the other edges fare; answers what sets it, from their ids and Kamailio's table `edges`. Edges that are
 * not listed any more disappear.
 */
export function peerMetrics(
  registry: Registry,
): (ids: readonly string[], table: ReadonlyMap<string, string>) => void {
  const peers = new Gauge({
    name: "hotline_peer_state",
    help: "1 for how another edge fares, as this one hears it",
    labelNames: ["peer", "state"],
    registers: [registry],
  });
  return (ids, table) => {
    peers.reset();
    for (const peer of ids)
      for (const state of STATES)
        peers.set({ peer, state }, state === (table.get(peer) ?? "unknown") ? 1 : 0);
  };
}
