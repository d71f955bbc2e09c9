/** The number and the day (UTC) of a trace by the name of its file; undefined where it is none. */
export function traceFile(name: string): { number: string; day: string } | undefined {
  const [, number, day] = /^(400\d{7})-(\d{4}-\d{2}-\d{2})\.ndjson$/.exec(name) ?? [];
  return number !== undefined && day !== undefined ? { number, day } : undefined;
}
