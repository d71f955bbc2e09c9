/** Half-open minutes [from, to) from a day's midnight; an end over 1440 lies in the next day. */
export type Interval = [from: number, to: number];

/**
 * Reads `09:00-12:00`. An end before the start lies in the next day, `24:00` is the day's end; a range whose
 * ends are the same is empty. The schema vouches for the form.
 */
export function intervalOf(text: string): Interval {
  const [from = "", to = ""] = text.split("-");
  const start = minutes(from);
  const end = minutes(to);
  return [start, end < start ? end + 1440 : end];
}

/** Ascending, disjoint, with gaps between them: overlapping and adjacent intervals are merged, empty ones dropped. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const [from, to] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) merged.push([from, to]);
  }
  return merged;
}

function minutes(time: string): number {
  const [hour = "", minute = ""] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}
