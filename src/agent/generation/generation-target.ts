import type { Generation } from "#compile/generation.ts";
import type { ObjectCache } from "./object-cache.ts";

/** The node's database, as far as generations are concerned. */
export interface GenerationTarget {
  /** Digest of the generation that it has; undefined before the first. */
  current(): string | undefined;
  /** Digests of the objects that taking over a generation reads: those of what has changed. */
  needs(manifest: Generation): string[];
  /**
   * Takes over a generation whose needed objects are all in the cache, in one transaction.
   *
   * @throws Rejection `content`, `object-digest`, `disk` or `database`; then nothing has changed.
   */
  apply(manifest: Generation, objects: ObjectCache): Promise<Change>;
  /**
   * Resolves the names of the trunks' hosts anew and says to the edge what has changed; nothing where another generation
   * has come meanwhile. Answers the names that could not be resolved.
   */
  resolveAgain(manifest: Generation, objects: ObjectCache): Promise<readonly string[]>;
}

/** What a generation did to the node's database. */
export interface Change {
  /** The database's revision afterwards. */
  revision: number;
  /** Numbers new or changed. */
  changed: number;
  removed: number;
  /** Names of trunks' hosts that could not be resolved: they keep the addresses that they had. */
  unresolvedHosts: readonly string[];
}
