import { digestOf } from "./cache/digest-of.ts";
import type { FileRecord } from "./cache/file-record.ts";
import { noCache, type RecordCache } from "./cache/record-cache.ts";
import type { CheckOptions } from "./check-options.ts";
import { checkPaths } from "./check-paths.ts";
import type { Platform } from "./platform.types.ts";
import type { IndexEntry } from "./rules/index-entry.ts";
import { withBytes } from "./stack/read-bytes.ts";

/** An enterprise file of a stack and what is known of it. */
export interface StackFile {
  readonly path: string;
  /** The path as people read it. */
  readonly file: string;
  readonly record: FileRecord;
  readonly entry: IndexEntry | undefined;
}

/** Reads files and checks each by itself, or takes what the cache knows of its content. */
export async function readFiles(
  paths: readonly string[],
  platform: Platform | undefined,
  cache: RecordCache,
  { shownAs, progress, keep }: CheckOptions,
): Promise<StackFile[]> {
  const records = new Map<string, FileRecord>();
  const found = (path: string, record: FileRecord): void => {
    records.set(path, record);
    progress?.(records.size, paths.length);
  };
  const unknown: string[] = [];
  for (const path of paths) {
    const record = cache === noCache ? undefined : known(path, cache);
    if (record === undefined) unknown.push(path);
    else found(path, record);
  }
  const threads = keep === undefined;
  await checkPaths(unknown, platform, threads, (path, { record, digest, enterprise }) => {
    if (digest !== undefined) cache.set(digest, record);
    if (enterprise !== undefined) keep?.(shownAs(path), enterprise);
    found(path, record);
  });
  return paths.flatMap((path) => {
    const record = records.get(path);
    if (record === undefined) return [];
    const file = shownAs(path);
    return [{ path, file, record, entry: record.entry && { ...record.entry, file } }];
  });
}

function known(path: string, cache: RecordCache): FileRecord | undefined {
  const record = withBytes(path, (bytes) => cache.get(digestOf(bytes)));
  return record !== undefined && "problem" in record ? undefined : record;
}
