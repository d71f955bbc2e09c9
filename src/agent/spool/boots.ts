import { execFile } from "node:child_process";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const CONFLICT = 75;
/** A heartbeat comes each second. */
const FRESH_MS = 2500;

/**
 * Whether a boot of Kamailio is gone for good: none of its processes holds the lock on `boot-ID` any more, with which it
 * was started and which the system takes away with the last of them. Unlike process ids this holds across containers,
 * and unlike a heartbeat alone it is never wrong about one that was only slow. A fresh heartbeat saves the question.
 *
 * @throws Error where `flock` cannot be run.
 */
export async function isGone(spool: string, boot: string, nowMs: number): Promise<boolean> {
  const path = join(spool, `boot-${boot}`);
  const known = await stat(path).catch(() => undefined);
  if (!known) return true;
  if (known.size > 0 && nowMs - known.mtimeMs < FRESH_MS && nowMs >= known.mtimeMs) return false;
  try {
    await run("flock", ["--nonblock", "--conflict-exit-code", String(CONFLICT), path, "true"]);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === CONFLICT) return false;
    throw error;
  }
}

/** Last sign of life of a boot, epoch microseconds; undefined where it has given none. */
export async function heartbeatUs(spool: string, boot: string): Promise<number | undefined> {
  const text = await readFile(join(spool, `boot-${boot}`), "utf8").catch(() => "");
  return /^\d{16}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Forgets a boot that is gone and of which nothing is left to do. */
export async function forgetBoot(spool: string, boot: string): Promise<void> {
  await rm(join(spool, `boot-${boot}`), { force: true });
}
