import { type FileRecord, placeKey } from "./cache/file-record.ts";
import type { Diagnostic, Finding } from "./finding.ts";
import { sentences } from "./locate.ts";

/**
 * Places findings of rules across files or on the date. Where they stand in the text is remembered with the file's
 * record, so that a second run need not read the text again; `place` reads it.
 */
export async function placeLater(
  file: string,
  findings: readonly Finding[],
  record: Pick<FileRecord, "places">,
  place: (findings: readonly Finding[]) => Promise<Diagnostic[]>,
): Promise<{ diagnostics: Diagnostic[]; learnt: boolean }> {
  const places = record.places ?? {};
  const unknown = findings.filter((finding) => places[placeKey(finding)] === undefined);
  const placed = unknown.length === 0 ? [] : await place(unknown);
  for (const [i, { line, column, endLine, endColumn }] of placed.entries()) {
    const finding = unknown[i];
    if (finding !== undefined) places[placeKey(finding)] = [line, column, endLine, endColumn];
  }
  if (placed.length > 0) record.places = places;
  const diagnostics = findings.flatMap((finding) => {
    const at = places[placeKey(finding)];
    if (at === undefined) return [];
    const [line, column, endLine, endColumn] = at;
    return [{ file, line, column, endLine, endColumn, ...sentences(finding) }];
  });
  return { diagnostics, learnt: placed.length > 0 };
}
