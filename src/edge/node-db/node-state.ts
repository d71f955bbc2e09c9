import type { NodeDb } from "./open-node-db.ts";

/** What a node's database holds. */
export interface NodeState {
  epoch: string;
  revision: number;
  /** The generation applied last, and since when (epoch milliseconds); absent before the first. */
  generation?: string;
  sinceMs?: number;
  numbers: number;
}

/** Reads what the database holds. Counts the numbers: some milliseconds with 100,000. */
export function nodeState({ sqlite, epoch }: NodeDb): NodeState {
  const revision = Number(sqlite.prepare("SELECT value FROM meta WHERE key = 'revision'").get()?.["value"]);
  const numbers = Number(
    sqlite.prepare("SELECT count(*) AS n FROM numbers WHERE line IS NOT NULL").get()?.["n"],
  );
  const last = sqlite
    .prepare("SELECT generation, at_ms FROM generations ORDER BY revision DESC LIMIT 1")
    .get();
  const applied = last && { generation: String(last["generation"]), sinceMs: Number(last["at_ms"]) };
  return { epoch, revision, numbers, ...applied };
}
