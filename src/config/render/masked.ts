/** A line whose UTF-16 columns `from` to `to` (from 1, the end exclusive), or what follows them as their value, hide a secret. */
export function masked(line: string, from: number, to: number): string {
  const before = line.slice(0, to - 1);
  const rest = line.slice(to - 1);
  const colon = /^\s*:/.exec(rest)?.[0];
  if (colon !== undefined) return `${before}${colon}${rest.length > colon.length ? " •••" : ""}`;
  return line.slice(0, from - 1) + "•".repeat(Math.max(to - from, 0)) + rest;
}
