import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Removes the caches of stacks that were not checked for longest; `keep` remain. */
export function prune(folder: string, keep: number): void {
  const caches = readdirSync(folder).filter((name) => name.startsWith("check-"));
  if (caches.length <= keep) return;
  const ages = caches.map((name) => {
    const path = join(folder, name);
    return { path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  ages.sort((a, b) => b.time - a.time);
  for (const { path } of ages.slice(keep)) rmSync(path, { force: true });
}
