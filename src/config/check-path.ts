import { digestOf } from "./cache/digest-of.ts";
import type { FileRecord } from "./cache/file-record.ts";
import { checkEnterprise } from "./check-enterprise.ts";
import type { Enterprise } from "./enterprise.types.ts";
import { placeProblems } from "./place-problems.ts";
import type { Platform } from "./platform.types.ts";
import { withBytes } from "./stack/read-bytes.ts";

/** What is known of a file, and the digest of the content that it is known of; none where it cannot be read. */
export interface PathCheck {
  readonly record: FileRecord;
  readonly digest?: string;
  readonly enterprise?: Enterprise | undefined;
}

/** Reads an enterprise file and checks it by itself. */
export function checkPath(path: string, platform: Platform | undefined): PathCheck {
  const found = withBytes(path, (bytes): PathCheck => {
    const { diagnostics, entry, enterprise } = checkEnterprise("", bytes, platform);
    return { record: { diagnostics, entry }, digest: digestOf(bytes), enterprise };
  });
  return "problem" in found ? { record: { diagnostics: placeProblems("", "", [found.problem]) } } : found;
}
