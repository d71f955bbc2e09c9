import type { StoredObject } from "./collection.ts";

/** A store whose old objects can be collected. Its operator calls, with rights that no node has. */
export interface CollectableStore {
  /** All objects that a publisher has put there. */
  objects(): Promise<StoredObject[]>;
  /** Notes that no pointer reaches an object, since when (milliseconds since 1970). */
  mark(sha256: string, since: number): Promise<void>;
  /** Takes the note off. */
  unmark(sha256: string): Promise<void>;
  remove(sha256: string): Promise<void>;
}

/** What the note is called, as an annotation or a tag; its value is an instant in ISO 8601. */
export const UNREACHABLE_SINCE = "hotline400.io/unreachable-since";

/** An object with its note as it was found; one that cannot be read counts as none, and is written anew. */
export function storedObject(sha256: string, note: string | undefined): StoredObject {
  const since = Date.parse(note ?? "");
  return Number.isNaN(since) ? { sha256 } : { sha256, unreachableSince: since };
}
