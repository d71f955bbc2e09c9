import type { Enterprise } from "./enterprise.types.ts";

export interface CheckOptions {
  /** For rules about dates, which are left out without it: YYYY-MM-DD, else the day of `now` in the platform's zone. */
  readonly dated?: { readonly today?: string | undefined; readonly now: Date };
  /** Folder of the caches; without it nothing is remembered. */
  readonly cacheFolder?: string | undefined;
  /** Path of a file as people are to read it. */
  readonly shownAs: (path: string) => string;
  /** Called after each file. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
  /** Takes every enterprise that the schema allows, in the order of the files; the cache spares it the rules alone. */
  readonly keep?: ((file: string, enterprise: Enterprise) => void) | undefined;
}
