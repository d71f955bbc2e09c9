import { configOf } from "#edge/node-db/config-of.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { reserveBytes } from "#edge/spool-reserve.ts";

/** Bytes to keep free for calls in progress, by the trunks that the node has. */
export function reserveOf(db: Pick<NodeDb, "sqlite">): number {
  return reserveBytes(configOf(db)?.trunks ?? []);
}
