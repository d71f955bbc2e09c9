import { allAreaCodes, mergedInto } from "../areas.ts";
import { type SegmentSource, type SegmentTable, segmentTable } from "./segments.ts";

/** What is wrong in a line of an imported file; lines count from 1. */
export interface LineProblem {
  /** Where several files are read. */
  file?: string;
  line: number;
  message: string;
}

/**
 * Reads a CSV of mobile segments. The first line names the columns, among them `segment` (seven digits, from
 * 1300000) and `area` (an area code such as 0755); other columns are ignored. Values hold no quotes or commas.
 * A segment that no line names is unknown. Nothing is imported when any line is wrong.
 */
export function segmentsFromCsv(text: string, source: SegmentSource): SegmentTable | LineProblem[] {
  const [header = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const columns = header.split(",").map((name) => name.trim());
  const segmentColumn = columns.indexOf("segment");
  const areaColumn = columns.indexOf("area");
  if (segmentColumn < 0 || areaColumn < 0)
    return [{ line: 1, message: "the first line must name the columns segment and area" }];

  const problems: LineProblem[] = [];
  const areas = new Map<number, string>();
  for (const [index, text] of lines.entries()) {
    if (text.trim() === "") continue;
    const values = text.split(",").map((value) => value.trim());
    const segment = values[segmentColumn] ?? "";
    const area = values[areaColumn] ?? "";
    const message =
      valueProblem(values.length, columns.length, segment, area) ??
      (areas.has(Number(segment)) ? `segment ${segment} is there twice` : undefined);
    if (message === undefined) areas.set(Number(segment), area);
    else problems.push({ line: index + 2, message });
  }
  return problems.length > 0 ? problems : segmentTable(source, (segment) => areas.get(segment));
}

const known = new Set(allAreaCodes);

function valueProblem(values: number, columns: number, segment: string, area: string): string | undefined {
  if (values !== columns) return `${values} values for ${columns} columns`;
  if (!/^1[3-9]\d{5}$/.test(segment)) return `"${segment}" is not seven digits from 1300000 to 1999999`;
  if (known.has(area)) return undefined;
  const merged = mergedInto(area);
  return merged === undefined
    ? `there is no area code "${area}"`
    : `the area code ${area} was merged into ${merged}`;
}
