import type { NodeDb } from "./open-node-db.ts";

/**
 * Runs a change as one revision: one transaction, and whoever pulls sees all of it or nothing. `change` gets the
 * revision's number and says whether it changed anything; where not, there is no new revision.
 *
 * @returns the database's revision afterwards.
 * @throws what `change` throws; then nothing has changed.
 */
export function revise({ sqlite }: NodeDb, change: (revision: number) => boolean): number {
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    const before = Number(sqlite.prepare("SELECT value FROM meta WHERE key = 'revision'").get()?.["value"]);
    const changed = change(before + 1);
    if (changed) sqlite.prepare("UPDATE meta SET value = ? WHERE key = 'revision'").run(String(before + 1));
    sqlite.exec("COMMIT");
    return changed ? before + 1 : before;
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}
