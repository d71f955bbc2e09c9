import type { NodeDb } from "./open-node-db.ts";
import { revise } from "./revise.ts";

/**
 * Says a setting to the node, as JSON; undefined takes it away. What is said already is no new revision.
 *
 * @returns the database's revision afterwards.
 */
export function putSetting(db: NodeDb, key: string, value: unknown): number {
  return revise(db, (revision) => storeSetting(db, key, value, revision));
}

/** The same within a transaction of the caller's; whether it changed anything. */
export function storeSetting({ sqlite }: NodeDb, key: string, value: unknown, revision: number): boolean {
  const text = value === undefined ? null : JSON.stringify(value);
  const known = sqlite.prepare("SELECT value FROM settings WHERE key = ?").get(key)?.["value"] ?? null;
  if (known === text) return false;
  sqlite
    .prepare("INSERT OR REPLACE INTO settings (key, revision, value) VALUES (?, ?, ?)")
    .run(key, revision, text);
  return true;
}
