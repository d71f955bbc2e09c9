import { digestOf } from "./cache/digest-of.ts";
import type { FileRecord } from "./cache/file-record.ts";
import { noCache, type RecordCache } from "./cache/record-cache.ts";
import type { CheckOptions } from "./check-options.ts";
import { checkPaths } from "./check-paths.ts";
import type { Enterprise } from "./enterprise.types.ts";
import type { Platform } from "./platform.types.ts";
import type { ReadEnterprise } from "./read-enterprise.ts";
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
  const all = new Map<string, Known>();
  const found = (path: string, known: Known): void => {
    all.set(path, known);
    progress?.(all.size, paths.length);
  };
  const read = keep && (await import("./read-enterprise.ts")).readEnterprise;
  const unknown: string[] = [];
  for (const path of paths) {
    const known = cache === noCache ? undefined : knownOf(path, cache, read);
    if (known === undefined) unknown.push(path);
    else found(path, known);
  }
  const threads = keep === undefined;
  await checkPaths(unknown, platform, threads, (path, { record, digest, enterprise }) => {
    if (digest !== undefined) cache.set(digest, record);
    found(path, { record, enterprise });
  });
  return paths.flatMap((path) => {
    const known = all.get(path);
    if (known === undefined) return [];
    const { record, enterprise } = known;
    const file = shownAs(path);
    if (enterprise !== undefined) keep?.(file, enterprise);
    return [{ path, file, record, entry: record.entry && { ...record.entry, file } }];
  });
}

interface Known {
  readonly record: FileRecord;
  readonly enterprise?: Enterprise | undefined;
}

/** What the cache knows of a file's content. With `read` the enterprise is wanted too, which the cache does not keep. */
function knownOf(path: string, cache: RecordCache, read: ReadEnterprise | undefined): Known | undefined {
  const found = withBytes(path, (bytes): Known | undefined => {
    const record = cache.get(digestOf(bytes));
    if (record === undefined || read === undefined) return record && { record };
    const enterprise = read(bytes);
    return enterprise && { record, enterprise };
  });
  return found !== undefined && "problem" in found ? undefined : found;
}
