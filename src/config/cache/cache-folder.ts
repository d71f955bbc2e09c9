import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Folder for what can be made again, by the XDG base directory specification; undefined for a user without a home,
 * whose caches would end up in whatever folder they happen to be in.
 */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const base = environment["XDG_CACHE_HOME"];
  if (base !== undefined && isAbsolute(base)) return join(base, "hotline400");
  const home = environment["HOME"] ?? homedir();
  return isAbsolute(home) ? join(home, ".cache", "hotline400") : undefined;
}
