const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600 };

/**
 * Seconds of a duration such as `60s`, `2m` or `1h`.
 *
 * @throws RangeError for anything else: files are checked against the schema before.
 */
export function durationSeconds(text: string): number {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  const unit = SECONDS[match?.[2] ?? ""];
  if (!match || unit === undefined) throw new RangeError(`not a duration: ${text}`);
  return Number(match[1]) * unit;
}
