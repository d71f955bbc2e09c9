import { dateText } from "./date-text.ts";
import { offsetAt } from "./offset-at.ts";

/**
 * Month in which a call counts, `2026-10`: that of its decision's instant (epoch milliseconds) in the zone of `offsets`.
 * A call belongs to it as a whole, also where it ends in the next.
 */
export function monthOf(offsets: readonly [number, number][], atMs: number): string {
  const minute = Math.floor(atMs / 60000);
  return dateText(Math.floor((minute + offsetAt(offsets, minute)) / 1440)).substring(0, 7);
}
