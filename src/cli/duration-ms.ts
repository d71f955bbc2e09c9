const UNITS: Readonly<Record<string, number>> = { ms: 1, "": 1000, s: 1000, m: 60_000, h: 3_600_000 };

/** A time as people write it (`500ms`, `90s`, `30m`, `2h`, seconds without a unit) in milliseconds; undefined where it is none. */
export function durationMs(text: string): number | undefined {
  const [, digits, unit = ""] = /^(\d{1,6})(ms|[smh]?)$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (UNITS[unit] ?? 0);
}
