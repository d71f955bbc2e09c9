import { createHash } from "node:crypto";

/** Fixed: another number of shards is another format. */
export const SHARDS = 64;

/** Shard of a number, 0 to 63, decided by its hash alone: what else the platform has does not move it. */
export function shardOf(number: string): number {
  return (createHash("sha256").update(number).digest()[0] ?? 0) % SHARDS;
}
