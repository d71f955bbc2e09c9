import type { FileRecord } from "./cache/file-record.ts";
import type { RecordCache } from "./cache/record-cache.ts";
import type { EnterpriseCheck } from "./check-enterprise.ts";
import type { CheckOptions } from "./check-options.ts";
import { placeProblems } from "./place-problems.ts";
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

type Found = { readonly record: FileRecord } | { readonly digest: string; readonly bytes: Buffer };

/** Reads files and checks each by itself, or takes what the cache knows of its content. */
export async function readFiles(
  paths: readonly string[],
  platform: Platform | undefined,
  cache: RecordCache,
  { shownAs, progress, keep }: CheckOptions,
): Promise<StackFile[]> {
  const files: StackFile[] = [];
  let check: ((bytes: Uint8Array) => EnterpriseCheck) | undefined;
  for (const path of paths) {
    const file = shownAs(path);
    const found = withBytes(path, (bytes) => lookUp(bytes, cache));
    let record: FileRecord;
    if ("problem" in found) record = { diagnostics: placeProblems("", "", [found.problem]) };
    else if ("record" in found) record = found.record;
    else {
      check ??= await checkOf(platform);
      const { diagnostics, entry, enterprise } = check(found.bytes);
      record = { diagnostics, entry };
      cache.set(found.digest, record);
      if (enterprise !== undefined) keep?.(file, enterprise);
    }
    files.push({ path, file, record, entry: record.entry && { ...record.entry, file } });
    progress?.(files.length, paths.length);
  }
  return files;
}

function lookUp(bytes: Uint8Array, cache: RecordCache): Found {
  const digest = cache.digestOf(bytes);
  const record = cache.get(digest);
  return record === undefined ? { digest, bytes: Buffer.from(bytes) } : { record };
}

async function checkOf(platform: Platform | undefined): Promise<(bytes: Uint8Array) => EnterpriseCheck> {
  const { checkEnterprise } = await import("./check-enterprise.ts");
  return (bytes) => checkEnterprise("", bytes, platform);
}
