import { join } from "node:path";
import { findingsAcross } from "./across-files.ts";
import { byPlace } from "./by-place.ts";
import type { FileRecord, PlatformRecord } from "./cache/file-record.ts";
import { noCache, openCache, type RecordCache } from "./cache/record-cache.ts";
import type { CheckOptions } from "./check-options.ts";
import type { Diagnostic, Finding } from "./finding.ts";
import type { Foundation } from "./foundation.types.ts";
import { placeLater } from "./place-later.ts";
import { placeProblems } from "./place-problems.ts";
import type { Platform } from "./platform.types.ts";
import { readFiles } from "./read-files.ts";
import { readFoundation } from "./read-foundation.ts";
import { readBytes } from "./stack/read-bytes.ts";
import { PLATFORM_FILE, type Target } from "./stack/targets.ts";

export interface StackCheck {
  readonly diagnostics: Diagnostic[];
  /** Absent where its file is not what the schema allows. */
  readonly platform?: Platform | undefined;
  /** Absent where there is no such file, or it is not what the schema allows. */
  readonly foundation?: Foundation | undefined;
}

/**
 * Checks what is asked of a stack, its other files serving the rules across files. Sorted by file and place. The
 * parser, the schemas and the rules on single files are loaded when something is not in the cache.
 */
export async function checkStack(target: Target, options: CheckOptions): Promise<StackCheck> {
  const { dir, asked } = target;
  if (dir === undefined) return { diagnostics: await withoutStack(target, options) };
  const platformPath = join(dir, PLATFORM_FILE);
  const platformFile = options.shownAs(platformPath);
  const bytes = readBytes(platformPath);
  if (!(bytes instanceof Uint8Array)) return { diagnostics: placeProblems(platformFile, "", [bytes]) };
  const cache = options.cacheFolder === undefined ? noCache : openCache(options.cacheFolder, dir, bytes);
  const record = cache.platform ?? (await platformRecord(bytes));
  const { platform } = record;
  const files = await readFiles(target.files, platform, cache, options);
  const foundation = await foundationOf(target, cache, options);
  const across = findingsAcross(target, platform, platformFile, foundation, files, options.dated);

  const diagnostics: Diagnostic[] = [];
  const collect = async (file: string, path: string, known: PlatformRecord | FileRecord): Promise<void> => {
    for (const each of known.diagnostics) diagnostics.push({ ...each, file });
    const findings = across.get(file);
    if (findings === undefined) return;
    const later = await placeLater(file, findings, known, (unknown) => placeAgain(file, path, unknown));
    if (later.learnt) cache.touch();
    diagnostics.push(...later.diagnostics);
  };
  const wanted = (known: FileRecord | PlatformRecord) =>
    target.platformAsked || known.diagnostics.some(({ severity }) => severity === "error");
  if (wanted(record)) await collect(platformFile, platformPath, record);
  if (foundation !== undefined && wanted(foundation.record))
    await collect(foundation.file, foundation.path, foundation.record);
  for (const { path, file, record } of files) if (asked.has(path)) await collect(file, path, record);
  cache.save(record);
  return { diagnostics: diagnostics.sort(byPlace), platform, foundation: foundation?.record.foundation };
}

async function foundationOf({ foundation: path }: Target, cache: RecordCache, { shownAs }: CheckOptions) {
  return path === undefined
    ? undefined
    : { path, file: shownAs(path), record: await readFoundation(path, cache) };
}

async function platformRecord(bytes: Uint8Array): Promise<PlatformRecord> {
  const { checkPlatform } = await import("./check-platform.ts");
  return checkPlatform("", bytes);
}

async function placeAgain(file: string, path: string, findings: readonly Finding[]): Promise<Diagnostic[]> {
  const { placeIn } = await import("./check-file.ts");
  const bytes = readBytes(path);
  return bytes instanceof Uint8Array ? placeIn(file, bytes, findings) : placeProblems(file, "", [bytes]);
}

/** Files that belong to no stack: what can be said without a platform, and that one is missing. */
async function withoutStack({ files }: Target, options: CheckOptions): Promise<Diagnostic[]> {
  const read = await readFiles(files, undefined, noCache, options);
  const diagnostics = read.flatMap(({ file, record }) => [
    ...record.diagnostics.map((each) => ({ ...each, file })),
    ...placeProblems(file, "", [{ code: "no-platform", start: 0, end: 0 }]),
  ]);
  return diagnostics.sort(byPlace);
}
