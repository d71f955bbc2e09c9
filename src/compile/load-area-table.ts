import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { areaTable } from "#model/area-table.ts";
import { isSegmentsProblem, readSegments } from "#model/mobile-segments/segments-text.ts";
import type { AreaTable } from "../decision/area.ts";

/** Name of the table of mobile segments, in a stack's folder or among our own data. */
const SEGMENTS_FILE = "mobile-segments.json";
const OURS = new URL(`../../data/${SEGMENTS_FILE}`, import.meta.url);

/** The areas of callers, or a sentence that says what is wrong with the stack's own table. */
export type LoadedAreas = { areas: AreaTable } | { problem: string };

/** Loads a stack's own table of mobile segments where it has one, else ours. */
export async function loadAreaTable(stack: string): Promise<LoadedAreas> {
  const file = join(stack, SEGMENTS_FILE);
  if (!existsSync(file)) return areasOf(await readFile(OURS, "utf8"), SEGMENTS_FILE);
  try {
    return areasOf(await readFile(file, "utf8"), file);
  } catch (error) {
    return { problem: `${file} cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

function areasOf(text: string, file: string): LoadedAreas {
  const table = readSegments(text);
  if (!isSegmentsProblem(table)) return { areas: areaTable(table) };
  return { problem: `${file} is no table of mobile segments: ${table.problem}` };
}
