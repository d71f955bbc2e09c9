import { SCALAR_STYLE, type ScalarEvent } from "js-yaml";

/** A range of a text: UTF-16 offsets from 0, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a scalar stands, its quotes included; nothing for one that is not written (`key:` alone). */
export function scalarRange(event: ScalarEvent): Range | undefined {
  if (event.valueStart < 0) return undefined;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted
    ? { start: event.valueStart - 1, end: event.valueEnd + 1 }
    : { start: event.valueStart, end: event.valueEnd };
}
