/** A counter by key; nothing, or what is no count under 2^53, is 0. Keys are never taken from a prototype. */
export function countOf(counts: Record<string, number> | undefined, key: string): number {
  if (counts === undefined) return 0;
  const count = counts[key];
  return typeof count === "number" && count >= 0 && count < 9007199254740992 ? Math.floor(count) : 0;
}
