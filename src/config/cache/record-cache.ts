import { hash } from "node:crypto";
import { join } from "node:path";
import { readCache, writeCache } from "./cache-file.ts";
import type { FileRecord } from "./file-record.ts";
import { toolDigest } from "./tool-digest.ts";

/** Records of a stack's files by content. Only those used in this run are kept, so that it never outgrows the stack. */
export interface RecordCache {
  /** The record of a content, made by `make` when it is not known. */
  of(bytes: Uint8Array, make: () => FileRecord): FileRecord;
  /** Says that a record has changed. */
  touch(): void;
  save(): void;
}

/** Opens the cache of a stack; `platform` are the bytes of its platform file, on which every record depends. */
export function openCache(folder: string, dir: string, platform: Uint8Array): RecordCache {
  const context = hash("sha256", `${toolDigest()} ${hash("sha256", platform)}`, "base64url");
  const path = join(folder, `check-${hash("sha256", dir).slice(0, 32)}`);
  const known = readCache(path, context);
  const used = new Map<string, FileRecord>();
  let changed = false;
  return {
    of(bytes, make) {
      const digest = hash("sha256", bytes, "base64url");
      const record = known.get(digest) ?? used.get(digest) ?? make();
      if (!known.has(digest)) changed = true;
      used.set(digest, record);
      return record;
    },
    touch() {
      changed = true;
    },
    save() {
      if (changed || used.size !== known.size) writeCache(path, context, used);
    },
  };
}

/** A cache that knows nothing and keeps nothing. */
export const noCache: RecordCache = { of: (_bytes, make) => make(), touch: () => {}, save: () => {} };
