import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folder of a stack that holds the enterprise files, in folders of their own if wanted. */
export const FOLDER = "enterprises";

/** The enterprise files of a stack's folder, sorted. Links to folders are not followed. */
export function enterpriseFiles(dir: string): string[] {
  const files: string[] = [];
  const folders = [join(dir, FOLDER)];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      if (entry.name.startsWith(".")) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (/\.ya?ml$/i.test(entry.name)) files.push(path);
    }
  }
  return files.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
