/** Local time minus UTC from an epoch minute on: `[minute, offset in minutes]`. */
export type OffsetChange = [fromMinute: number, offset: number];

const MINUTE = 60_000;
const SPAN_START = Date.UTC(2025, 0, 1) / MINUTE;
const SPAN_END = Date.UTC(2038, 0, 1) / MINUTE;
/** No zone changes its offset twice within a week. */
const STEP = 7 * 1440;

const cache = new Map<string, readonly OffsetChange[]>();

/**
 * Offset changes of an IANA zone from 2025-01-01 to 2037-12-31, as the runtime's time-zone data has them: a
 * fixed span, so that what is compiled does not depend on the day. The first offset holds before the span too
 * (hence minute 0), the last one after it. Throws a RangeError for a zone that does not exist.
 */
export function zoneOffsets(zone: string): readonly OffsetChange[] {
  const known = cache.get(zone);
  if (known !== undefined) return known;
  const offsetAt = offsetReader(zone);
  let offset = offsetAt(SPAN_START);
  const changes: OffsetChange[] = [[0, offset]];
  for (let from = SPAN_START; from < SPAN_END; from += STEP) {
    const next = Math.min(from + STEP, SPAN_END - 1);
    const later = offsetAt(next);
    if (later === offset) continue;
    changes.push([firstMinute(offsetAt, from, next, later), later]);
    offset = later;
  }
  cache.set(zone, changes);
  return changes;
}

/** First minute in (before, at] that has the offset. */
function firstMinute(
  offsetAt: (minute: number) => number,
  before: number,
  at: number,
  offset: number,
): number {
  let low = before;
  let high = at;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

function offsetReader(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (minute) => {
    const name = format.format(minute * MINUTE);
    const parts = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
    if (parts === null) throw new Error(`no offset in "${name}"`);
    const [, sign, hours = "0", minutes = "0"] = parts;
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}
