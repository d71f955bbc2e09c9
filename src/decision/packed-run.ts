/**
 * A run of mobile segments is one integer, start · AREAS + area: `start` is the last three digits of its first segment,
 * `area` counts the table's areas from 1 and is 0 where the area is not known. It is packed into three printable
 * characters, digits to the base of 75 from `0` on, which is room for 1,000 starts times 400.
 */
export const AREAS = 400;

/** Characters of a packed run. */
export const RUN_LENGTH = 3;
export const RUN_BASE = 75;
export const RUN_ZERO = 48;

/** The run at a 0-based place of packed runs. */
export function runAt(runs: string, place: number): number {
  let run = 0;
  for (let index = place * RUN_LENGTH; index < (place + 1) * RUN_LENGTH; index++) {
    run = run * RUN_BASE + runs.charCodeAt(index) - RUN_ZERO;
  }
  return run;
}
