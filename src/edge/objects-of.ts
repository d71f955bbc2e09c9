import type { Generation } from "#compile/generation.ts";

/** Digests of all objects of a generation, each once. */
export function objectsOf({ node, areas, shards }: Generation): string[] {
  return [...new Set([node, areas, ...shards.map(({ sha256 }) => sha256)])];
}
