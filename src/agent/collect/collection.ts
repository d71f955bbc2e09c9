import type { Generation } from "#compile/generation.ts";
import { objectsOf } from "#edge/objects-of.ts";

/** An object in a store of generations. */
export interface StoredObject {
  readonly sha256: string;
  /** When a collection first found that the pointer does not reach it, in milliseconds since 1970; absent while it does. */
  readonly unreachableSince?: number;
}

/** What a collection is to do with which objects, by digest, sorted. */
export interface Collection {
  /** No longer reached: it is noted since when. */
  readonly mark: readonly string[];
  /** Reached again, by a roll back: the note goes. */
  readonly unmark: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Collects the objects of a store that no recent pointer reaches: one is removed when every collection has found it out of
 * reach for at least `keepMs`. Until then a node may still be reading it, or a roll back may want it; one that is there
 * before its pointer is only young. A store that lacks what its own pointer names is left alone: undefined.
 */
export function collection(
  objects: readonly StoredObject[],
  pointer: Generation,
  now: number,
  keepMs: number,
): Collection | undefined {
  const reached = new Set(objectsOf(pointer));
  const there = new Set(objects.map(({ sha256 }) => sha256));
  if ([...reached].some((sha256) => !there.has(sha256))) return undefined;
  const sorted = objects.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const chosen = (wanted: (object: StoredObject) => boolean) =>
    sorted.filter(wanted).map(({ sha256 }) => sha256);
  return {
    mark: chosen(({ sha256, unreachableSince }) => !reached.has(sha256) && unreachableSince === undefined),
    unmark: chosen(({ sha256, unreachableSince }) => reached.has(sha256) && unreachableSince !== undefined),
    remove: chosen(
      ({ sha256, unreachableSince }) =>
        !reached.has(sha256) && unreachableSince !== undefined && now - unreachableSince >= keepMs,
    ),
  };
}
