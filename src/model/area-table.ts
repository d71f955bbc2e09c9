import type { AreaTable } from "../decision/area.ts";
import { allAreaCodes } from "./areas.ts";
import type { SegmentTable } from "./segments.ts";

/** Packs the area codes and a table of mobile segments into what the nodes search. */
export function areaTable(segments: SegmentTable): AreaTable {
  const codes: Record<string, true> = {};
  for (const code of allAreaCodes) codes[code] = true;
  return {
    codes,
    starts: segments.runs.map(([first]) => first).join(""),
    areas: segments.runs.map(([, area]) => area.padEnd(4)).join(""),
  };
}
