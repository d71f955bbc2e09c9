import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Where Lua looks for modules: in each folder and those in it. Names of modules are unique, so that `require` needs no
 * folder.
 */
export function luaPath(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => [folder, ...foldersIn(folder)])
    .map((folder) => join(folder, "?.lua"))
    .join(";");
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}
