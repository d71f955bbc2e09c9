import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders at or below `from` that are stacks: they hold a platform file. What is inside a stack is not searched. */
export function stacksBelow(from: string): string[] {
  const stacks: string[] = [];
  const folders = [from];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some(({ name }) => name === "platform.yaml")) {
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
