import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sqliteCode } from "../sqlite-code.ts";
import type { MediaNote } from "./media-legs.ts";

/** Notes for Kamailio's timer process, in a file of the node's folder. */
export interface MediaNotes {
  write(notes: readonly MediaNote[]): void;
  close(): void;
}

/** Notes that are kept; Kamailio reads twice a second. */
const KEPT = 20_000;

/** SQLite's result codes for a file that is damaged: SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED = new Set([11, 26]);

/**
 * Opens `media.db`. Kamailio reads each note once; after its own restart only new ones, since older ones are of calls
 * that it no longer knows. What is lost with the machine is lost with its calls, and a file that it has damaged is begun anew.
 */
export function openMediaNotes(path: string): MediaNotes {
  let sqlite: DatabaseSync;
  try {
    sqlite = opened(path);
  } catch (error) {
    if (!DAMAGED.has(sqliteCode(error) ?? 0)) throw error;
    for (const part of ["", "-wal", "-shm"]) rmSync(path + part, { force: true });
    sqlite = opened(path);
    // A Kamailio that has read from the former file looks for higher numbers than it has seen.
    sqlite.exec(`INSERT INTO sqlite_sequence (name, seq) VALUES ('notes', ${Date.now()})`);
  }
  const add = sqlite.prepare("INSERT INTO notes(note) VALUES (?)");
  const prune = sqlite.prepare("DELETE FROM notes WHERE id <= (SELECT max(id) FROM notes) - ?");
  return {
    write: (notes) => {
      if (notes.length === 0) return;
      sqlite.exec("BEGIN IMMEDIATE");
      for (const note of notes) add.run(JSON.stringify(note));
      prune.run(KEPT);
      sqlite.exec("COMMIT");
    },
    close: () => sqlite.close(),
  };
}

function opened(path: string): DatabaseSync {
  const sqlite = new DatabaseSync(path);
  try {
    sqlite.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS notes(id INTEGER PRIMARY KEY AUTOINCREMENT, note TEXT NOT NULL) STRICT;
      SELECT max(id) FROM notes`,
    );
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
