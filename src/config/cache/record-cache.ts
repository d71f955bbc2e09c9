import { hash } from "node:crypto";
import { join } from "node:path";
import { readCache, writeCache } from "./cache-file.ts";
import type { FileRecord, PlatformRecord } from "./file-record.ts";
import { toolDigest } from "./tool-digest.ts";

/** Records of a stack's files by content. Only those used in this run are kept, so that it never outgrows the stack. */
export interface RecordCache {
  readonly platform: PlatformRecord | undefined;
  /** The record of a content by its digest. */
  get(digest: string): FileRecord | undefined;
  set(digest: string, record: FileRecord): void;
  /** Says that a record has changed. */
  touch(): void;
  save(platform: PlatformRecord): void;
}

/** Opens the cache of a stack; `platform` are the bytes of its platform file, on which every record depends. */
export function openCache(folder: string, dir: string, platform: Uint8Array): RecordCache {
  const context = hash("sha256", `${toolDigest()} ${hash("sha256", platform)}`, "base64url");
  const path = join(folder, `check-${hash("sha256", dir).slice(0, 32)}`);
  const content = readCache(path, context);
  const known = new Map(content?.records);
  const used = new Map<string, FileRecord>();
  let changed = content === undefined;
  return {
    platform: content?.platform,
    get(digest) {
      const record = used.get(digest) ?? known.get(digest);
      if (record !== undefined) used.set(digest, record);
      return record;
    },
    set(digest, record) {
      changed = true;
      used.set(digest, record);
    },
    touch() {
      changed = true;
    },
    save(platform) {
      if (changed || used.size !== known.size) writeCache(path, context, { platform, records: [...used] });
    },
  };
}

/** A cache that knows nothing and keeps nothing. */
export const noCache: RecordCache = {
  platform: undefined,
  get: () => undefined,
  set: () => {},
  touch: () => {},
  save: () => {},
};
