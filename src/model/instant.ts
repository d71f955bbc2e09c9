import { dayNumber } from "./day.ts";

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Epoch milliseconds of an instant such as `2026-10-10T11:00:00+08:00`; undefined where the text is none, has no
 * offset (then nobody can tell which instant it is), or lies before 1970.
 */
export function instantMs(text: string): number | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null || dayNumber(parts[1] ?? "") === undefined) return undefined;
  const ms = Date.parse(text);
  return ms >= 0 ? ms : undefined;
}
