import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { enterpriseFiles, FOLDER } from "./enterprise-files.ts";

/**
 * Folders at or below `from` that are stacks, or would be one but for a missing platform file: they hold it, or
 * enterprise files. What is inside a stack is not searched.
 */
export function stacksBelow(from: string): string[] {
  const stacks: string[] = [];
  const folders = [from];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some(({ name }) => name === "platform.yaml") || holdsEnterprises(folder, entries)) {
      stacks.push(folder);
      continue;
    }
    for (const entry of entries) {
      const skipped = entry.name.startsWith(".") || entry.name === "node_modules";
      if (entry.isDirectory() && !skipped) folders.push(join(folder, entry.name));
    }
  }
  return stacks.sort();
}

function holdsEnterprises(folder: string, entries: readonly Dirent[]): boolean {
  const found = entries.some((entry) => entry.name === FOLDER && entry.isDirectory());
  return found && enterpriseFiles(folder).length > 0;
}
