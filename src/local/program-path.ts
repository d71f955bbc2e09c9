import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program lies; undefined where it is not installed. Debian keeps daemons in sbin, which users' PATHs lack. */
export function programPath(name: string, path: string): string | undefined {
  const folders = [...path.split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
