import { rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { keepReserve } from "#edge/spool-reserve.ts";

/** Room on the spool's disk. */
export interface Room {
  freeBytes: number;
  /** Size of `reserve`; 0 where it is not there. */
  reserveBytes: number;
  /** Whether `reserve` is there: then Kamailio takes new calls. */
  welcome: boolean;
}

/**
 * Looks after `spool/reserve`. Where less is free beside it than its own size, it goes: new calls are refused before a
 * write fails, and calls in progress have twice its room. It comes again when there is room for three of it, so that
 * the edge does not waver.
 *
 * @param bytes Size of the reserve.
 */
export async function minded(spool: string, bytes: number, draft?: string): Promise<Room> {
  const path = join(spool, "reserve");
  const size = (await stat(path).catch(() => undefined))?.size;
  const welcome = size !== undefined;
  const free = await freeBytes(spool);
  if (welcome && free < bytes) {
    await rm(path, { force: true });
    return { freeBytes: await freeBytes(spool), reserveBytes: 0, welcome: false };
  }
  if ((size ?? 0) < bytes && free >= 3 * bytes) {
    await keepReserve(spool, bytes, draft);
    return { freeBytes: await freeBytes(spool), reserveBytes: bytes, welcome: true };
  }
  return { freeBytes: free, reserveBytes: size ?? 0, welcome };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
