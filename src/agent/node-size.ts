import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { bytesOf } from "#edge/node-db/bytes-of.ts";
import { reserveBytes } from "#edge/spool-reserve.ts";
import { reserveOf } from "./reserve-of.ts";

/** What a node is to have room for, in bytes. */
export interface NodeSize {
  /** All lines of its numbers. */
  bytes: number;
  /** `spool/reserve`. */
  reserve: number;
}

/** What a node's database asks for. It is only read: where there is none, or none that can be read, that is the agent's. */
export function nodeSize(path: string): NodeSize {
  const nothing = { bytes: 0, reserve: reserveBytes([]) };
  if (!existsSync(path)) return nothing;
  let sqlite: DatabaseSync | undefined;
  try {
    sqlite = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    return { bytes: bytesOf({ sqlite }), reserve: reserveOf({ sqlite }) };
  } catch {
    return nothing;
  } finally {
    sqlite?.close();
  }
}
