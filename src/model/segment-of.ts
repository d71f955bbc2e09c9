import type { Platform, Segment } from "../config/platform.types.ts";

/** The segment that a 400 number lies in: the one with the longest prefix. Undefined where none fits. */
export function segmentOf(number: string, platform: Platform): Segment | undefined {
  return platform.segments
    .filter(({ prefix }) => number.startsWith(prefix))
    .reduce<Segment | undefined>(
      (longest, segment) => (longest && longest.prefix.length >= segment.prefix.length ? longest : segment),
      undefined,
    );
}
