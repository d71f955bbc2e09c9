import { canonicalJson } from "../../src/compile/canonical-json.ts";

/**
 * Where a stack's foundation.yaml and the outputs of its foundation differ, as paths such as `edges.0.private`, sorted;
 * none where they say the same.
 */
export function foundationDifference(file: unknown, outputs: unknown): string[] {
  const said = leavesOf(file);
  const there = leavesOf(outputs);
  return [...new Set([...said.keys(), ...there.keys()])]
    .filter((path) => said.get(path) !== there.get(path))
    .toSorted();
}

function leavesOf(value: unknown, path = ""): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path, canonicalJson(value ?? null)]]);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  if (entries.length === 0 && path !== "") return new Map([[path, canonicalJson(value)]]);
  return new Map(
    entries.flatMap(([key, member]) => [...leavesOf(member, path === "" ? key : `${path}.${key}`)]),
  );
}
