import type { NodeDb } from "./open-node-db.ts";

/** A setting as it stands in the node's database; undefined where there is none. */
export function getSetting({ sqlite }: Pick<NodeDb, "sqlite">, key: string): unknown {
  const text = sqlite.prepare("SELECT value FROM settings WHERE key = ?").get(key)?.["value"];
  return typeof text === "string" ? JSON.parse(text) : undefined;
}
