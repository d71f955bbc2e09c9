import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { NodeFolder } from "./node-folder.ts";

/**
 * Runs a command that holds the lock on a file, as do all processes that come of it: the system lets go of it with the
 * last of them. Kamailio closes what it inherits below 32.
 */
export const LOCKED = 'exec 200>>"$0" && flock --nonblock 200 && exec "$@"';

/** Id of one boot of Kamailio, never the same again. */
export function newBoot(): string {
  return randomBytes(6).toString("hex");
}

/** A command that is one boot of Kamailio: it holds the boot's lock in the spool. */
export function locked(
  { spool }: Pick<NodeFolder, "spool">,
  boot: string,
  command: readonly string[],
): string[] {
  return ["bash", "-c", LOCKED, join(spool, `boot-${boot}`), ...command];
}

/** A command that Linux ends with this process, also where that one is killed and can do nothing any more. */
export function tied(command: readonly string[]): string[] {
  return ["setpriv", "--pdeathsig", "TERM", ...command];
}
