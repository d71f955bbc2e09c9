import { coverageOf, END_OF_SEGMENTS, FIRST_SEGMENT, type SegmentTable, strangeAreas } from "./segments.ts";

/** Why a text is no table of mobile segments. */
export interface SegmentsProblem {
  problem: string;
}

/** Segments of one line of the file: all that begin with four given digits. */
const BLOCK = 1000;
const UNKNOWN = "..";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A table as the text of its file: JSON with the source, the coverage of each three-digit prefix, the area codes,
 * and one line for each four digits that anything is known of. In it, two letters are an index of `areas` (`AA`,
 * `AB` … `Az`, `BA` …), two dots are unknown, and a number after them says how many segments in a row.
 */
export function writeSegments(table: SegmentTable): string {
  const areas = [...new Set(table.runs.map(([, area]) => area))].filter((area) => area !== "").sort();
  const symbols = new Map(areas.map((area, index) => [area, symbol(index)]));
  const blocks: Record<string, string> = {};
  for (const [index, [first, area]] of table.runs.entries()) {
    const end = table.runs[index + 1]?.[0] ?? END_OF_SEGMENTS;
    for (let from = first; from < end; ) {
      const block = Math.floor(from / BLOCK);
      const to = Math.min(end, (block + 1) * BLOCK);
      const before = blocks[block] ?? run(UNKNOWN, from % BLOCK);
      blocks[block] = before + run(symbols.get(area) ?? UNKNOWN, to - from);
      from = to;
    }
  }
  for (const [block, text] of Object.entries(blocks)) if (text === run(UNKNOWN, BLOCK)) delete blocks[block];
  const { version, licence, source } = table;
  return `${JSON.stringify({ version, licence, source, coverage: coverageOf(table), areas, blocks }, null, 1)}\n`;
}

/** Reads what `writeSegments` wrote; the text is input like any other. */
export function readSegments(text: string): SegmentTable | SegmentsProblem {
  const file = parsed(text);
  if (!isRecord(file)) return { problem: "it is not a JSON object" };
  const { version, licence, source, areas, blocks } = file;
  if (typeof version !== "string" || typeof licence !== "string" || typeof source !== "string")
    return { problem: "version, licence and source must be texts" };
  if (!isTexts(areas) || !isRecord(blocks))
    return { problem: "areas must be a list of area codes, blocks an object" };
  const byIndex = new Map(areas.map((area, index) => [symbol(index), area]));
  byIndex.set(UNKNOWN, "");
  const table: SegmentTable = { version, licence, source, runs: [] };
  let next = FIRST_SEGMENT;
  for (const [block, line] of Object.entries(blocks)) {
    const first = Number(block) * BLOCK;
    if (!/^1[3-9]\d\d$/.test(block) || first < next)
      return { problem: `block ${block} is not four digits in ascending order` };
    if (first > next) append(table, next, "");
    const end = typeof line === "string" ? appendBlock(table, first, line, byIndex) : undefined;
    if (end !== first + BLOCK) return { problem: `block ${block} does not describe 1000 segments` };
    next = end;
  }
  if (next < END_OF_SEGMENTS) append(table, next, "");
  const strange = strangeAreas(table);
  if (strange.length > 0) return { problem: `there is no area code ${strange.join(", ")}` };
  return table;
}

export function isSegmentsProblem(result: SegmentTable | SegmentsProblem): result is SegmentsProblem {
  return "problem" in result;
}

/** Answers the end of the block, or undefined where the line cannot be read. */
function appendBlock(
  table: SegmentTable,
  first: number,
  line: string,
  byIndex: ReadonlyMap<string, string>,
): number | undefined {
  const pattern = /([A-Za-z]{2}|\.\.)(\d{0,4})/y;
  let segment = first;
  while (pattern.lastIndex < line.length) {
    const found = pattern.exec(line);
    const area = byIndex.get(found?.[1] ?? "");
    if (found === null || area === undefined) return undefined;
    append(table, segment, area);
    segment += found[2] === "" ? 1 : Number(found[2]);
  }
  return segment;
}

function append(table: SegmentTable, first: number, area: string): void {
  if ((table.runs.at(-1)?.[1] ?? "") !== area) table.runs.push([first, area]);
}

function run(areaSymbol: string, length: number): string {
  return length === 0 ? "" : length === 1 ? areaSymbol : `${areaSymbol}${length}`;
}

function symbol(index: number): string {
  return `${LETTERS[Math.floor(index / LETTERS.length)]}${LETTERS[index % LETTERS.length]}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
