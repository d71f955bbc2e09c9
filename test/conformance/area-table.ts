import type { AreaTable } from "#decision/area.ts";

const codes = ["010", "020", "021", "022", "0311", "0755", "0791", "0851", "0898", "0991"];

/** Runs of segments; a run holds up to the next, as in the packed table. Spaces: not known. */
const runs: [string, string][] = [
  ["1300000", "010 "],
  ["1300005", "0755"],
  ["1380013", "020 "],
  ["1380014", "    "],
  ["1390000", "010 "],
  ["1390755", "0755"],
  ["1390756", "    "],
  ["1860791", "0791"],
  ["1860792", "021 "],
  ["1999999", "0898"],
];

/** A small table of areas for the corpus: ten codes, ten runs of mobile segments. */
export const areaTable: AreaTable = {
  codes: Object.fromEntries(codes.map((code) => [code, true as const])),
  starts: runs.map(([start]) => start).join(""),
  areas: runs.map(([, area]) => area).join(""),
};
