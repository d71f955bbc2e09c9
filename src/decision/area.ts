/**
 * Where callers call from: the area codes that exist, and the area of each known 7-digit mobile segment. The
 * segments are runs packed into two strings, because a Lua table of 100,000 entries in every worker process
 * would cost hundreds of megabytes and a string costs its length.
 */
export interface AreaTable {
  /** Area codes that exist, as a set: `{ "010": true, "0755": true }`. */
  codes: Record<string, true>;
  /** First segment of each run, seven digits each, ascending, without separators. */
  starts: string;
  /** Area of each run, four characters each: the area code padded with spaces on the right, or four spaces where unknown. */
  areas: string;
}
