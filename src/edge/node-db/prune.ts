import type { NodeDb } from "./open-node-db.ts";

const KEPT_GENERATIONS = 100;
/** How long a removed number is remembered as such, in milliseconds: who pulls more seldom pulls everything. */
const REMEMBERED_MS = 3_600_000;

/** Forgets old generations, and removed numbers that every reader has long heard of. Part of a revision. */
export function prune({ sqlite }: NodeDb, nowMs: number): void {
  const last = sqlite
    .prepare("SELECT max(revision) AS revision FROM generations WHERE at_ms < ?")
    .get(nowMs - REMEMBERED_MS);
  const revision = last?.["revision"];
  if (
    typeof revision === "number" &&
    sqlite.prepare("DELETE FROM numbers WHERE line IS NULL AND revision <= ?").run(revision).changes > 0
  )
    sqlite.prepare("UPDATE meta SET value = ? WHERE key = 'pruned'").run(String(revision));
  sqlite
    .prepare(
      "DELETE FROM generations WHERE revision <= (SELECT revision FROM generations ORDER BY revision DESC LIMIT 1 OFFSET ?)",
    )
    .run(KEPT_GENERATIONS);
}
