import { digestOf } from "./cache/digest-of.ts";
import type { FileRecord } from "./cache/file-record.ts";
import type { RecordCache } from "./cache/record-cache.ts";
import { placeProblems } from "./place-problems.ts";
import { readBytes } from "./stack/read-bytes.ts";

/** Reads a foundation file and checks it by itself, or takes what the cache knows of its content. */
export async function readFoundation(path: string, cache: RecordCache): Promise<FileRecord> {
  const bytes = readBytes(path);
  if (!(bytes instanceof Uint8Array)) return { diagnostics: placeProblems("", "", [bytes]) };
  // The same bytes as an enterprise file would be another thing.
  const key = `foundation ${digestOf(bytes)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const { checkFoundation } = await import("./check-foundation.ts");
  const record: FileRecord = checkFoundation("", bytes);
  cache.set(key, record);
  return record;
}
