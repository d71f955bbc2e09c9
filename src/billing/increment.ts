import type { Increment } from "#config/platform.types.ts";
import { durationSeconds } from "#model/duration.ts";

const MICROSECONDS = 1_000_000;

/**
 * Seconds that are billed for a time: the first increment as a whole, then every further one that was started.
 * Nothing is billed for no time.
 *
 * @param us Time in microseconds, not rounded before: 60.000001 s has started a second minute.
 */
export function billedSeconds(us: number, increment: Increment): number {
  if (us <= 0) return 0;
  const first = durationSeconds(increment.first);
  const next = durationSeconds(increment.next);
  const further = Math.ceil(Math.max(0, us - first * MICROSECONDS) / (next * MICROSECONDS));
  return first + further * next;
}
