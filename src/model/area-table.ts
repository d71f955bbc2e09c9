import type { AreaTable } from "../decision/area.ts";
import { AREAS, RUN_BASE, RUN_LENGTH, RUN_ZERO } from "../decision/packed-run.ts";
import { allAreaCodes } from "./areas.ts";
import { END_OF_SEGMENTS, type SegmentTable } from "./mobile-segments/segments.ts";

/** Segments that share their first four digits. */
const BLOCK = 1000;

/** The area codes alone: what reads landlines, and knows no mobile's area. */
export const landlineAreas: AreaTable = {
  codes: Object.fromEntries(allAreaCodes.map((code) => [code, true as const])),
  areas: [],
  runs: {},
};

/** Packs the area codes and a table of mobile segments into what the nodes search. */
export function areaTable(segments: SegmentTable): AreaTable {
  const areas = [...new Set(segments.runs.map(([, area]) => area))].filter((area) => area !== "").sort();
  const numbers = new Map(areas.map((area, index) => [area, index + 1]));
  const runs: Record<string, string> = {};
  for (const [index, [first, area]] of segments.runs.entries()) {
    const end = segments.runs[index + 1]?.[0] ?? END_OF_SEGMENTS;
    const number = numbers.get(area) ?? 0;
    for (let from = first; from < end; from = nextBlock(from)) {
      const block = Math.floor(from / BLOCK);
      const before = runs[block];
      if (before !== undefined || number !== 0) runs[block] = (before ?? "") + packed(from % BLOCK, number);
    }
  }
  return { ...landlineAreas, areas, runs };
}

function nextBlock(segment: number): number {
  return (Math.floor(segment / BLOCK) + 1) * BLOCK;
}

function packed(start: number, area: number): string {
  let rest = start * AREAS + area;
  let text = "";
  for (let place = 0; place < RUN_LENGTH; place++) {
    text = String.fromCharCode(RUN_ZERO + (rest % RUN_BASE)) + text;
    rest = Math.floor(rest / RUN_BASE);
  }
  return text;
}
