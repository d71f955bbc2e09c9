import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, one level at a time. Node's own recursive `mkdir` never returns below a folder
 * that exists but takes no entries, such as /proc.
 *
 * @throws the system's error where it cannot be made
 */
export function makeFolder(path: string, mode?: number): void {
  if (made(path, mode)) return;
  makeFolder(dirname(path), mode);
  mkdirSync(path, mode);
}

/** False where the folder above is missing; something that exists and is no folder shows when it is used. */
function made(path: string, mode: number | undefined): boolean {
  try {
    mkdirSync(path, mode);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return true;
    if (code === "ENOENT" && dirname(path) !== path) return false;
    throw error;
  }
}
