import type { NodeDb } from "./open-node-db.ts";

/** Bytes of all lines that a node holds. */
export function bytesOf({ sqlite }: Pick<NodeDb, "sqlite">): number {
  return Number(sqlite.prepare("SELECT total(length(line)) AS bytes FROM numbers").get()?.["bytes"]);
}
