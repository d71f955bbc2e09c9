import { createHash } from "node:crypto";

/** All edges in the order in which they come to own a number: what `owners.lua` computes, written once more. */
export function ownersOf(key: string, edges: readonly string[]): string[] {
  const weight = (id: string) =>
    Number.parseInt(createHash("md5").update(`${key}|${id}`).digest("hex").slice(0, 13), 16);
  return edges.toSorted((one, other) => weight(other) - weight(one) || (one < other ? -1 : 1));
}
