import { lstatSync } from "node:fs";
import { join } from "node:path";

/** The name of a stack's foundation file, which stands beside the platform file where there is one. */
export const FOUNDATION_FILE = "foundation.yaml";

/** The path of a stack's foundation file; undefined where the stack has none. */
export function foundationIn(dir: string): string | undefined {
  const path = join(dir, FOUNDATION_FILE);
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? undefined : path;
}
