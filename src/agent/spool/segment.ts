import { open } from "node:fs/promises";

/** A segment's name: boot, whoever writes it (process id), and its place among that process's. */
export interface SegmentName {
  file: string;
  boot: string;
  process: string;
  place: number;
}

/** Reads a file's name; undefined where it is no segment. */
export function segmentName(file: string): SegmentName | undefined {
  const [, boot, process, place] = /^([0-9A-Za-z]+)-(\d+)-(\d+)\.ndjson$/.exec(file) ?? [];
  if (boot === undefined || process === undefined) return undefined;
  return { file, boot, process, place: Number(place) };
}

/** Those that nobody writes any more: the same process has begun another one. */
export function closedSegments(segments: readonly SegmentName[]): SegmentName[] {
  const last = new Map<string, number>();
  const writer = ({ boot, process }: SegmentName) => `${boot}-${process}`;
  for (const each of segments) last.set(writer(each), Math.max(each.place, last.get(writer(each)) ?? 0));
  return segments.filter((each) => each.place < (last.get(writer(each)) ?? 0));
}

/** A line without its line feed, and where in its file it begins. */
export interface SegmentLine {
  text: string;
  offset: number;
}

const CHUNK = 1_048_576;

/**
 * The whole lines of a file from an offset on, at most about a megabyte of them, and the offset after them. What has no
 * line feed yet is left for later, unless it is longer than any line can be. Makes what it has read durable.
 */
export async function linesFrom(
  path: string,
  offset: number,
): Promise<{ lines: SegmentLine[]; next: number }> {
  const file = await open(path, "r");
  try {
    const chunk = Buffer.alloc(CHUNK);
    const { bytesRead } = await file.read(chunk, 0, CHUNK, offset);
    if (bytesRead === 0) return { lines: [], next: offset };
    await file.datasync();
    const end = chunk.subarray(0, bytesRead).lastIndexOf(10) + 1;
    if (end === 0 && bytesRead < CHUNK) return { lines: [], next: offset };
    return linesOf(chunk.subarray(0, end === 0 ? bytesRead : end), offset);
  } finally {
    await file.close();
  }
}

function linesOf(bytes: Buffer, offset: number): { lines: SegmentLine[]; next: number } {
  const lines: SegmentLine[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(10, start);
    const stop = feed < 0 ? bytes.length : feed;
    if (stop > start) lines.push({ text: bytes.toString("utf8", start, stop), offset: offset + start });
    start = stop + 1;
  }
  return { lines, next: offset + bytes.length };
}
