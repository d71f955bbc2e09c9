import type { NodeDb } from "./open-node-db.ts";
import { revise } from "./revise.ts";

/** What a number has used in a month, over all edges. */
export interface Usage {
  number: string;
  /** `2026-10`, in the platform's time zone. */
  month: string;
  calls: number;
  /** Ten-thousandths of a yuan. */
  cost: number;
}

/**
 * Says what numbers have used, in one revision; the last word about a number and month counts.
 *
 * @returns the database's revision afterwards.
 */
export function putUsage(db: NodeDb, usages: readonly Usage[]): number {
  return revise(db, (revision) => {
    const put = db.sqlite.prepare(
      `INSERT INTO usage (number, month, revision, calls, cost) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (number, month) DO UPDATE SET revision = excluded.revision, calls = excluded.calls, cost = excluded.cost
       WHERE calls <> excluded.calls OR cost <> excluded.cost`,
    );
    let changed = false;
    for (const { number, month, calls, cost } of usages)
      if (put.run(number, month, revision, calls, cost).changes > 0) changed = true;
    return changed;
  });
}
