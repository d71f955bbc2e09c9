import type { TrunkPlan } from "#compile/generation.ts";
import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { reserveBytes } from "#edge/spool-reserve.ts";

/** Bytes to keep free for calls in progress, by the trunks that the node has. */
export function reserveOf(db: Pick<NodeDb, "sqlite">): number {
  const config = getSetting(db, "config");
  if (typeof config !== "object" || config === null || !("trunks" in config)) return reserveBytes([]);
  return Array.isArray(config.trunks) ? reserveBytes(config.trunks.filter(hasCapacity)) : reserveBytes([]);
}

function hasCapacity(trunk: unknown): trunk is Pick<TrunkPlan, "capacity"> {
  return (
    typeof trunk === "object" && trunk !== null && "capacity" in trunk && typeof trunk.capacity === "number"
  );
}
