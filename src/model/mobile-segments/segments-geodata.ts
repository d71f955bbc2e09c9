import { describedArea } from "./described-area.ts";
import { geodataEntry } from "./geodata-line.ts";
import {
  END_OF_SEGMENTS,
  FIRST_SEGMENT,
  type SegmentSource,
  type SegmentTable,
  segmentTable,
} from "./segments.ts";
import type { LineProblem } from "./segments-csv.ts";

export interface GeodataImport {
  table: SegmentTable;
  /** Descriptions that were left unknown: how many segments, and why. */
  unknown: { description: string; segments: number; reason: string }[];
}

const MOBILE_LINE = /^ '861[3-9]/;
/** A description of a whole network (86173) is an artefact of merging sparse data: no city has 10,000,000 numbers in a row. */
const SHORTEST = 4;

/**
 * Reads the data modules of the `phonenumbers` package as text. The longest prefix of a segment speaks for it; its
 * Chinese description is looked up in the area-code table, and what that does not answer for is left unknown.
 *
 * @param modules name and text of each `geodata/data*.py`
 */
export function segmentsFromGeodata(
  modules: readonly { file: string; text: string }[],
  source: SegmentSource,
): GeodataImport | LineProblem[] {
  const problems: LineProblem[] = [];
  const descriptions = new Map<string, string>();
  for (const { file, text } of modules) {
    for (const [index, line] of text.split("\n").entries()) {
      if (!MOBILE_LINE.test(line)) continue;
      const entry = geodataEntry(line);
      const description = entry?.descriptions.get("zh") ?? entry?.descriptions.get("en");
      if (entry === undefined || description === undefined || entry.digits.length > 7)
        problems.push({ file, line: index + 1, message: `not an entry: ${line.trim().slice(0, 60)}` });
      else descriptions.set(entry.digits, description);
    }
  }
  if (descriptions.size === 0) problems.push({ line: 1, message: "no Chinese mobile numbers" });
  return problems.length > 0 ? problems : mapped(descriptions, source);
}

function mapped(descriptions: ReadonlyMap<string, string>, source: SegmentSource): GeodataImport {
  const answers = new Map<string, { area?: string; reason: string; segments: number }>();
  const describe = (description: string, prefix: string) => {
    const whole = prefix.length < SHORTEST;
    const key = whole ? `${prefix}: ${description}` : description;
    const known = answers.get(key) ?? { ...answerFor(description, whole), segments: 0 };
    known.segments += 1;
    answers.set(key, known);
    return known.area;
  };
  const areas = new Map<number, string | undefined>();
  for (let segment = FIRST_SEGMENT; segment < END_OF_SEGMENTS; segment++) {
    const digits = String(segment);
    for (let length = digits.length; length > 2; length--) {
      const prefix = digits.slice(0, length);
      const description = descriptions.get(prefix);
      if (description === undefined) continue;
      areas.set(segment, describe(description, prefix));
      break;
    }
  }
  const unknown = [...answers]
    .filter(([, { area }]) => area === undefined)
    .map(([description, { segments, reason }]) => ({ description, segments, reason }));
  return { table: segmentTable(source, (segment) => areas.get(segment)), unknown };
}

function answerFor(description: string, wholeNetwork: boolean): { area?: string; reason: string } {
  if (wholeNetwork) return { reason: "a whole network" };
  const candidates = describedArea(description);
  const [area] = candidates;
  if (area === undefined) return { reason: "no area code has this name" };
  return candidates.length === 1 ? { area, reason: "" } : { reason: `may be ${candidates.join(" or ")}` };
}
