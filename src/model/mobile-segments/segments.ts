import { allAreaCodes } from "../areas.ts";

/** Where a table of mobile segments comes from, and under which terms. */
export interface SegmentSource {
  version: string;
  licence: string;
  source: string;
}

/** Areas of 7-digit mobile segments, 1300000 to 1999999. */
export interface SegmentTable extends SegmentSource {
  /** First segment and area of each run, ascending; the area is empty where it is not known. */
  runs: [first: number, area: string][];
}

export const FIRST_SEGMENT = 1_300_000;
export const END_OF_SEGMENTS = 2_000_000;

/** Makes runs of single segments; what `areaOf` does not answer for is unknown. */
export function segmentTable(
  source: SegmentSource,
  areaOf: (segment: number) => string | undefined,
): SegmentTable {
  const runs: SegmentTable["runs"] = [];
  let last = "";
  for (let segment = FIRST_SEGMENT; segment < END_OF_SEGMENTS; segment++) {
    const area = areaOf(segment) ?? "";
    if (area === last) continue;
    runs.push([segment, area]);
    last = area;
  }
  return { ...source, runs };
}

/** How many of the 10,000 segments of each three-digit prefix have an area: `{ "130": 9897, … }`, unknown ones left out. */
export function coverageOf(table: SegmentTable): Record<string, number> {
  const coverage: Record<string, number> = {};
  for (const [index, [first, area]] of table.runs.entries()) {
    if (area === "") continue;
    const end = table.runs[index + 1]?.[0] ?? END_OF_SEGMENTS;
    for (let from = first; from < end; ) {
      const prefix = Math.floor(from / 10_000);
      const to = Math.min(end, (prefix + 1) * 10_000);
      coverage[prefix] = (coverage[prefix] ?? 0) + to - from;
      from = to;
    }
  }
  return coverage;
}

/** Every area that the table names must exist; answers those that do not. */
export function strangeAreas(table: SegmentTable): string[] {
  const known = new Set(["", ...allAreaCodes]);
  return [...new Set(table.runs.map(([, area]) => area))].filter((area) => !known.has(area));
}
