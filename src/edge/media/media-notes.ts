import { DatabaseSync } from "node:sqlite";
import type { MediaNote } from "./media-legs.ts";

/** Notes for Kamailio's timer process, in a file of the node's folder. */
export interface MediaNotes {
  write(notes: readonly MediaNote[]): void;
  close(): void;
}

/** Notes that are kept; Kamailio reads twice a second. */
const KEPT = 20_000;

/**
 * Opens `media.db`. Kamailio reads each note once; after its own restart only new ones, since older ones are of calls
 * that it no longer knows. What is lost with the machine is lost with its calls.
 */
export function openMediaNotes(path: string): MediaNotes {
  const sqlite = new DatabaseSync(path);
  sqlite.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS notes(id INTEGER PRIMARY KEY AUTOINCREMENT, note TEXT NOT NULL) STRICT`,
  );
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
