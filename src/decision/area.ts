/**
 * Where callers call from: the area codes that exist, and the area of each known 7-digit mobile segment. The
 * segments are runs packed into strings, because a Lua table of 80,000 entries in every worker process would cost
 * many megabytes and a string costs its length.
 */
export interface AreaTable {
  /** Area codes that exist, as a set: `{ "010": true, "0755": true }`. */
  codes: Record<string, true>;
  /** Area codes that the runs count, at most 399. */
  areas: string[];
  /**
   * Runs (packed-run.ts) by the first four digits of their segments, ascending. A run holds up to the next one or to the
   * end of its 1,000 segments; segments before the first run, and four digits that are not here, are not known.
   */
  runs: Record<string, string>;
}
