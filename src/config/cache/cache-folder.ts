import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Folder for what can be made again, by the XDG base directory specification. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const base = environment["XDG_CACHE_HOME"];
  return join(base !== undefined && isAbsolute(base) ? base : join(homedir(), ".cache"), "hotline400");
}
