import { hash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../make-folder.ts";
import type { FileRecord, PlatformRecord } from "./file-record.ts";
import { prune } from "./prune.ts";

/** Bytes of a cache file; a larger one is neither written nor read. 100,000 enterprises take some 80 MB. */
const MAX_CACHE_BYTES = 256 * 1024 * 1024;

/** Stacks of which results are kept. */
const MAX_STACKS = 50;

const HEADER = /^hotline400 check cache 1 ([\w-]{43}) ([\w-]{43})\n/;
const HEADER_BYTES = 114;

export interface CacheContent {
  readonly platform: PlatformRecord;
  /** By digest of the files' content. */
  readonly records: readonly (readonly [string, FileRecord])[];
}

/**
 * Reads a cache file. Nothing is known when it is missing, damaged, or was written in another context (tool,
 * schemas, platform).
 */
export function readCache(path: string, context: string): CacheContent | undefined {
  try {
    const bytes = readFileSync(path);
    const header = HEADER.exec(bytes.toString("latin1", 0, HEADER_BYTES));
    if (header?.[1] !== context) return undefined;
    const body = bytes.subarray(header[0].length);
    if (hash("sha256", body, "base64url") !== header[2]) return undefined;
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Writes a cache file whole or not at all. A cache that cannot be written is no error: the next check is slower. */
export function writeCache(path: string, context: string, content: CacheContent): void {
  const body = JSON.stringify(content);
  if (Buffer.byteLength(body) > MAX_CACHE_BYTES) return;
  const draft = `${path}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(path), 0o700);
    const digest = hash("sha256", body, "base64url");
    writeFileSync(draft, `hotline400 check cache 1 ${context} ${digest}\n${body}`, { mode: 0o600 });
    renameSync(draft, path);
    prune(dirname(path), MAX_STACKS);
  } catch {
    remove(draft);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written nothing can be left behind.
  }
}
