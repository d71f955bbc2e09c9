import type { AreaTable } from "./area.ts";
import { AREAS, RUN_LENGTH, runAt } from "./packed-run.ts";

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

/** Area code of a 7-digit mobile segment: that of the last run that starts at or before it. Absent where not known. */
export function mobileArea(table: AreaTable, segment: string): string | undefined {
  const runs = table.runs[segment.substring(0, 4)];
  if (runs === undefined) return undefined;
  const start = digitAt(segment, 4) * 100 + digitAt(segment, 5) * 10 + digitAt(segment, 6);
  let low = 0;
  let high = Math.floor(runs.length / RUN_LENGTH);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (runAt(runs, middle) < (start + 1) * AREAS) low = middle + 1;
    else high = middle;
  }
  const area = low === 0 ? 0 : runAt(runs, low - 1) % AREAS;
  return area === 0 ? undefined : table.areas[area - 1];
}
