import type { Finding } from "../../finding.ts";
import type { IndexEntry } from "../index-entry.ts";
import type { PlacedFinding } from "../rule.ts";

/**
 * Findings for every file that shares a value which only one may have. Each names the first other file, so that
 * it can be read on its own in whichever file the pull request touches.
 */
export function taken(
  entries: readonly IndexEntry[],
  valueIn: (entry: IndexEntry) => string | undefined,
  findingOf: (value: string, other: IndexEntry) => Finding,
): PlacedFinding[] {
  const owners = new Map<string, [IndexEntry, IndexEntry?]>();
  for (const entry of entries) {
    const value = valueIn(entry);
    if (value === undefined) continue;
    const known = owners.get(value);
    if (known === undefined) owners.set(value, [entry]);
    else known[1] ??= entry;
  }
  return entries.flatMap((entry) => {
    const value = valueIn(entry);
    if (value === undefined) return [];
    const [first, second] = owners.get(value) ?? [];
    const other = first === entry ? second : first;
    return other === undefined ? [] : [{ file: entry.file, finding: findingOf(value, other) }];
  });
}
