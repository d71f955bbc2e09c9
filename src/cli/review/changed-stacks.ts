import type { TakenFiles } from "./taken-files.ts";

/**
 * Names of the stacks whose files are not the same in both, sorted. A folder without platform.yaml in either is none: others link
 * to it, and with them it is judged.
 */
export function changedStacks(base: TakenFiles, head: TakenFiles): string[] {
  const changed = new Set<string>();
  for (const [path, id] of head.files) if (base.files.get(path) !== id) changed.add(stackOf(path));
  for (const path of base.files.keys()) if (!head.files.has(path)) changed.add(stackOf(path));
  const isStack = (name: string) => [base, head].some(({ files }) => files.has(`${name}/platform.yaml`));
  return [...changed].filter(isStack).toSorted();
}

/** The stack that a file below `stacks/` belongs to. */
export function stackOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}
