import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isSystemError } from "./system-error.ts";

/** Where a path leads, links followed as far as it exists. */
export function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch (error) {
    if (!isSystemError(error) || dirname(whole) === whole) throw error;
    return join(realPath(dirname(whole)), basename(whole));
  }
}
