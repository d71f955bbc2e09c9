import type { AreaTable } from "./area.ts";

/** Area code of a 7-digit mobile segment: the last run that starts at or before it. Absent where not known. */
export function mobileArea(table: AreaTable, segment: string): string | undefined {
  let low = 0;
  let high = Math.floor(table.starts.length / 7);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (table.starts.substring(middle * 7, middle * 7 + 7) <= segment) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return undefined;
  const padded = table.areas.substring((low - 1) * 4, low * 4);
  const length = padded.charAt(0) === " " ? 0 : padded.charAt(3) === " " ? 3 : padded.length;
  return length === 0 ? undefined : padded.substring(0, length);
}
