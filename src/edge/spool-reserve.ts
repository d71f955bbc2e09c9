import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TrunkPlan } from "#compile/generation.ts";

const PIECE = 1_048_576;
const PER_CALL = 16_384;

/**
 * Bytes to keep for calls in progress: 16 KiB for each that the trunks can carry, at least 1 MiB. A call that has
 * begun to ring writes three lines of some 400 bytes an attempt and two more when it ends: the mean may be twelve
 * further attempts of every call at once.
 */
export function reserveBytes(trunks: readonly Pick<TrunkPlan, "capacity">[]): number {
  const calls = trunks.reduce((sum, { capacity }) => sum + capacity, 0);
  return Math.max(PIECE, calls * PER_CALL);
}

/**
 * Keeps `spool/reserve`: room that a worker frees when the disk is full. Written out, of bytes that no file system
 * folds: a sparse file would keep nothing. It appears whole or not at all; one that is too small is replaced.
 *
 * @param draft Name of the file that it is written as: whoever does this at the same moment has another one.
 * @throws Error where there is no room for it.
 */
export async function keepReserve(spool: string, bytes: number, draft = "reserve.new"): Promise<void> {
  const path = join(spool, "reserve");
  const known = await stat(path).catch(() => undefined);
  if (known && known.size >= bytes) return;
  try {
    await writeOut(join(spool, draft), bytes);
    await rename(join(spool, draft), path);
  } catch (error) {
    await rm(join(spool, draft), { force: true });
    throw error;
  }
}

async function writeOut(path: string, bytes: number): Promise<void> {
  const file = await open(path, "w");
  try {
    for (let left = bytes; left > 0; left -= PIECE) await file.writeFile(randomBytes(Math.min(PIECE, left)));
    await file.sync();
  } finally {
    await file.close();
  }
}
