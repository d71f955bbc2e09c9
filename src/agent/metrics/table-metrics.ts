import type { Registry } from "prom-client";
import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import type { Kamailio } from "../kamailio/kamailio.ts";
import { droppedMetrics } from "./dropped-metrics.ts";
import { loadMetrics } from "./load-metrics.ts";
import { loadState } from "./load-state.ts";
import { peerMetrics } from "./peer-metrics.ts";
import { trunkMetrics } from "./trunk-metrics.ts";
import { trunkState } from "./trunk-state.ts";

/**
 * Registers what Kamailio keeps in its tables about trunks, other edges, dropped packets and its load. Answers what asks it,
 * before each scrape; all of it is absent where Kamailio does not answer. Trunks and edges are those of the node's settings.
 */
export function tableMetrics(registry: Registry, kamailio: Kamailio, db: NodeDb): () => Promise<void> {
  const setTrunks = trunkMetrics(registry);
  const setPeers = peerMetrics(registry);
  const setDropped = droppedMetrics(registry);
  const setLoad = loadMetrics(registry);
  return async () => {
    try {
      const names = ["trunks", "edges", "dropped", "load"].map((name) => kamailio.table(name));
      const [trunks = new Map(), edges = new Map(), dropped = new Map(), load = new Map()] =
        await Promise.all(names);
      const config = getSetting(db, "config");
      const self = getSetting(db, "self");
      const listed = typeof config === "object" && config !== null && "trunks" in config ? config.trunks : [];
      setTrunks(idsIn(listed).map((id) => trunkState(id, trunks)));
      setPeers(
        idsIn(getSetting(db, "peers")).filter((id) => id !== self),
        edges,
      );
      setDropped(dropped);
      setLoad(loadState(load));
    } catch {
      setTrunks([]);
      setPeers([], new Map());
      setDropped(new Map());
      setLoad(undefined);
    }
  };
}

function idsIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap(({ id }: { id?: unknown }) => (typeof id === "string" ? [id] : []));
}
