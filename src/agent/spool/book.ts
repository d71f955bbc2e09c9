import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { revise } from "#edge/node-db/revise.ts";
import type { CallSoFar } from "./call-so-far.ts";
import type { UsageChange } from "./monthly-use.ts";

/** What one step of reading has changed. */
export interface BookEntry {
  /** Segment -> offset up to which it has been read. */
  offsets: ReadonlyMap<string, number>;
  calls: readonly CallSoFar[];
  /** Ids of calls of which nothing more can come. */
  forgotten: readonly string[];
  usage: readonly UsageChange[];
}

/**
 * How far the spool has been read, and what is known of the calls in it: tables of `node.db`, so that an offset, the
 * calls and the month's usage up to it are written together. Whoever loses that file reads the spool anew from its start.
 */
export class Book {
  readonly #db: NodeDb;

  constructor(db: NodeDb) {
    this.#db = db;
    db.sqlite.exec(`
      CREATE TABLE IF NOT EXISTS spool_offsets (segment TEXT PRIMARY KEY, offset INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS spool_calls (call TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;`);
  }

  offsets(): Map<string, number> {
    const rows = this.#db.sqlite.prepare("SELECT segment, offset FROM spool_offsets").all();
    return new Map(rows.map((row) => [String(row["segment"]), Number(row["offset"])]));
  }

  calls(): Map<string, CallSoFar> {
    const rows = this.#db.sqlite.prepare("SELECT state FROM spool_calls").all();
    const calls = rows.map((row): CallSoFar => JSON.parse(String(row["state"])));
    return new Map(calls.map((call) => [call.call, call]));
  }

  /** A number's line of its shard, as the node has it now. */
  line(number: string): string | undefined {
    const row = this.#db.sqlite.prepare("SELECT line FROM numbers WHERE number = ?").get(number);
    return typeof row?.["line"] === "string" ? row["line"] : undefined;
  }

  /** Writes all of an entry or, where that throws, nothing of it. */
  write({ offsets, calls, forgotten, usage }: BookEntry): void {
    const { sqlite } = this.#db;
    revise(this.#db, (revision) => {
      const offset = sqlite.prepare("INSERT OR REPLACE INTO spool_offsets VALUES (?, ?)");
      for (const [segment, bytes] of offsets) offset.run(segment, bytes);
      const keep = sqlite.prepare("INSERT OR REPLACE INTO spool_calls VALUES (?, ?)");
      for (const call of calls) keep.run(call.call, JSON.stringify(call));
      const forget = sqlite.prepare("DELETE FROM spool_calls WHERE call = ?");
      for (const call of forgotten) forget.run(call);
      const add = sqlite.prepare(
        `INSERT INTO usage (number, month, revision, calls, cost) VALUES (?, ?, ?, ?, max(0, ?))
         ON CONFLICT (number, month) DO UPDATE SET revision = excluded.revision, calls = calls + excluded.calls,
         cost = max(0, cost + ?)`,
      );
      for (const { number, month, calls, cost } of usage) add.run(number, month, revision, calls, cost, cost);
      return usage.length > 0;
    });
  }
}
