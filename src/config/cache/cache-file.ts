import { hash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { FileRecord } from "./file-record.ts";

/** Bytes of a cache file; a larger one is neither written nor read. 100,000 enterprises take some 80 MB. */
const MAX_CACHE_BYTES = 256 * 1024 * 1024;

const HEADER = /^hotline400 check cache 1 ([\w-]{43}) ([\w-]{43})\n/;

/**
 * Reads the records of a cache file by content digest. Nothing is known when the file is missing, damaged, or was
 * written in another context (tool, schemas, platform).
 */
export function readCache(path: string, context: string): Map<string, FileRecord> {
  try {
    const text = readFileSync(path, "utf8");
    const header = HEADER.exec(text);
    if (header?.[1] !== context) return new Map();
    const body = text.slice(header[0].length);
    if (hash("sha256", body, "base64url") !== header[2]) return new Map();
    return new Map(JSON.parse(body));
  } catch {
    return new Map();
  }
}

/** Writes a cache file whole or not at all. A cache that cannot be written is no error: the next check is slower. */
export function writeCache(path: string, context: string, records: ReadonlyMap<string, FileRecord>): void {
  const body = JSON.stringify([...records]);
  if (Buffer.byteLength(body) > MAX_CACHE_BYTES) return;
  const draft = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const digest = hash("sha256", body, "base64url");
    writeFileSync(draft, `hotline400 check cache 1 ${context} ${digest}\n${body}`, { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}
