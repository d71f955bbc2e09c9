import { randomBytes } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sqliteCode } from "../sqlite-code.ts";
import { FORMAT, SCHEMA } from "./schema.ts";

/** An open `node.db`. */
export interface NodeDb {
  sqlite: DatabaseSync;
  path: string;
  /** Random name of this file: whoever has pulled from another one starts anew. */
  epoch: string;
  /** Where a damaged or foreign file of this name was put, and what was wrong with it. */
  setAside?: { path: string; problem: string };
  close(): void;
}

/**
 * Opens a node's database, or makes it. A file that is damaged, of another format, or no database at all is set aside
 * under another name: what it held comes again with the next generation.
 *
 * @throws Error where the folder cannot be written, or a file that may be sound cannot be read now.
 */
export function openNodeDb(path: string): NodeDb {
  if (!existsSync(path)) return opened(path);
  const problem = problemOf(path);
  if (problem === undefined) return opened(path);
  return setAsideAndMade(path, problem);
}

function setAsideAndMade(path: string, problem: string): NodeDb {
  const aside = `${path}.damaged-${Date.now()}`;
  for (const part of ["", "-wal", "-shm"]) if (existsSync(path + part)) renameSync(path + part, aside + part);
  return { ...opened(path), setAside: { path: aside, problem } };
}

/**
 * Result codes of SQLite that say nothing of a file's content: another one holds it, it may not be read or written, the
 * memory or the disk is full or fails. A sound file that is set aside would take the months' use and a drain with it.
 */
const NOT_ITS_CONTENT = new Set([3, 5, 6, 7, 8, 10, 13, 14]);

/** What is wrong with a file that is there. @throws SQLite's error where that cannot be said */
function problemOf(path: string): string | undefined {
  let sqlite: DatabaseSync | undefined;
  try {
    sqlite = new DatabaseSync(path, { timeout: BUSY_MS });
    const check = sqlite.prepare("PRAGMA quick_check(1)").get();
    if (check?.["quick_check"] !== "ok") return String(check?.["quick_check"]);
    const format = sqlite.prepare("PRAGMA user_version").get()?.["user_version"];
    // SQLite makes an empty file where whoever makes the database is killed before the first commit.
    if (format === 0 && sqlite.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.["n"] === 0)
      return undefined;
    return format === FORMAT ? undefined : `format ${format}`;
  } catch (error) {
    if (NOT_ITS_CONTENT.has(sqliteCode(error) ?? 0)) throw error;
    return error instanceof Error ? error.message : String(error);
  } finally {
    sqlite?.close();
  }
}

/** How long a lock of whoever reads may last, in milliseconds. */
const BUSY_MS = 5000;
/** The journal is cut back to this size after a large change, in bytes. */
const JOURNAL_BYTES = 16 * 1024 * 1024;

function opened(path: string): NodeDb {
  const sqlite = new DatabaseSync(path, { timeout: BUSY_MS });
  // Readers go on while this side writes. A crash of the machine may cost the last transactions, never the file.
  sqlite.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = ${JOURNAL_BYTES}`,
  );
  if (sqlite.prepare("PRAGMA user_version").get()?.["user_version"] === 0) create(sqlite);
  const epoch = String(sqlite.prepare("SELECT value FROM meta WHERE key = 'epoch'").get()?.["value"]);
  return { sqlite, path, epoch, close: () => sqlite.close() };
}

function create(sqlite: DatabaseSync): void {
  const epoch = randomBytes(8).toString("hex");
  const meta = `INSERT INTO meta VALUES ('epoch', '${epoch}'), ('revision', '0'), ('pruned', '0')`;
  sqlite.exec(`BEGIN IMMEDIATE; ${SCHEMA}; ${meta}; PRAGMA user_version = ${FORMAT}; COMMIT`);
}
