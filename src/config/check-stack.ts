import { existsSync } from "node:fs";
import { join } from "node:path";
import { byPlace } from "./by-place.ts";
import type { FileRecord } from "./cache/file-record.ts";
import { noCache, openCache, type RecordCache } from "./cache/record-cache.ts";
import { checkEnterprise } from "./check-enterprise.ts";
import { placeIn, placeProblems } from "./check-file.ts";
import { checkPlatform } from "./check-platform.ts";
import type { Enterprise } from "./enterprise.types.ts";
import type { Diagnostic, Finding } from "./finding.ts";
import { placeLater } from "./place-later.ts";
import type { Platform } from "./platform.types.ts";
import { datedRules, stackRules } from "./rules/all.ts";
import type { IndexEntry } from "./rules/index-entry.ts";
import { readBytes } from "./stack/read-bytes.ts";
import { PLATFORM_FILE, type Target } from "./stack/targets.ts";
import { todayIn } from "./today-in.ts";

export interface CheckOptions {
  /** For rules about dates, which are left out without it: YYYY-MM-DD, else the day of `now` in the platform's zone. */
  readonly dated?: { readonly today?: string | undefined; readonly now: Date };
  /** Folder of the caches; without it nothing is remembered. */
  readonly cacheFolder?: string | undefined;
  /** Path of a file as people are to read it. */
  readonly shownAs: (path: string) => string;
  /** Called after each file. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
  /** Takes every enterprise that the schema allows; only without a cache, which knows none. */
  readonly keep?: ((file: string, enterprise: Enterprise) => void) | undefined;
}

export interface StackCheck {
  readonly diagnostics: Diagnostic[];
  /** Absent where its file is not what the schema allows. */
  readonly platform?: Platform | undefined;
}

interface StackFile {
  readonly path: string;
  readonly file: string;
  readonly record: FileRecord;
  readonly entry: IndexEntry | undefined;
}

/** Checks what is asked of a stack, its other files serving the rules across files. Sorted by file and place. */
export function checkStack(target: Target, options: CheckOptions): StackCheck {
  const { dir, asked } = target;
  if (dir === undefined) return { diagnostics: withoutStack(target, options) };
  const platformFile = options.shownAs(join(dir, PLATFORM_FILE));
  const { platform, diagnostics: found, bytes } = checkPlatform(platformFile, join(dir, PLATFORM_FILE));
  const broken = found.some(({ severity }) => severity === "error");
  const diagnostics = target.platformAsked || broken ? [...found] : [];
  const cache =
    options.cacheFolder === undefined || platform === undefined
      ? noCache
      : openCache(options.cacheFolder, dir, bytes);
  const files = readFiles(target, platform, cache, options);
  for (const { path, file, record } of files)
    if (asked.has(path)) diagnostics.push(...record.diagnostics.map((each) => ({ ...each, file })));
  if (platform !== undefined) {
    const across = acrossFiles(target, platform, platformFile, files, options);
    for (const { path, file, record } of files) {
      const findings = across.get(file);
      if (findings === undefined || !asked.has(path)) continue;
      const later = placeLater(file, findings, record, (unknown) => placeAgain(file, path, unknown));
      if (later.learnt) cache.touch();
      diagnostics.push(...later.diagnostics);
    }
    const onPlatform = target.platformAsked ? (across.get(platformFile) ?? []) : [];
    diagnostics.push(...placeIn(platformFile, bytes, onPlatform));
  }
  cache.save();
  return { diagnostics: diagnostics.sort(byPlace), platform };
}

function readFiles(
  { files }: Target,
  platform: Platform | undefined,
  cache: RecordCache,
  { shownAs, progress, keep }: CheckOptions,
): StackFile[] {
  return files.map((path, index) => {
    const file = shownAs(path);
    const bytes = readBytes(path);
    const record =
      bytes instanceof Uint8Array
        ? cache.of(bytes, () => recordOf(bytes, platform, (enterprise) => keep?.(file, enterprise)))
        : { diagnostics: placeProblems("", "", [bytes]) };
    progress?.(index + 1, files.length);
    return { path, file, record, entry: record.entry && { ...record.entry, file } };
  });
}

function recordOf(
  bytes: Uint8Array,
  platform: Platform | undefined,
  keep: (enterprise: Enterprise) => void,
): FileRecord {
  const { diagnostics, entry, enterprise } = checkEnterprise("", bytes, platform);
  if (enterprise !== undefined) keep(enterprise);
  return entry === undefined ? { diagnostics } : { diagnostics, entry };
}

/** Findings of the rules across files and on the date, by file. */
function acrossFiles(
  { dir = "", asked }: Target,
  platform: Platform,
  platformFile: string,
  files: readonly StackFile[],
  { dated }: CheckOptions,
): Map<string, Finding[]> {
  const byFile = new Map<string, Finding[]>();
  const add = (file: string, findings: readonly Finding[]): void => {
    if (findings.length > 0) byFile.set(file, [...(byFile.get(file) ?? []), ...findings]);
  };
  const known = new Map<string, boolean>();
  const exists = (path: string): boolean => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const answer = existsSync(join(dir, path));
    known.set(path, answer);
    return answer;
  };
  const entries = files.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  for (const rule of stackRules)
    for (const { file, finding } of rule.check({ entries, platform, platformFile, exists }))
      add(file, [finding]);
  if (dated === undefined) return byFile;
  const day = dated.today ?? todayIn(platform.timeZone ?? "Asia/Shanghai", dated.now);
  for (const { path, entry } of files)
    if (entry !== undefined && asked.has(path))
      for (const rule of datedRules) add(entry.file, rule.check(entry, platform, day));
  return byFile;
}

function placeAgain(file: string, path: string, findings: readonly Finding[]): Diagnostic[] {
  const bytes = readBytes(path);
  return bytes instanceof Uint8Array ? placeIn(file, bytes, findings) : placeProblems(file, "", [bytes]);
}

/** Files that belong to no stack: what can be said without a platform, and that one is missing. */
function withoutStack({ files }: Target, { shownAs }: CheckOptions): Diagnostic[] {
  const diagnostics = files.flatMap((path) => {
    const file = shownAs(path);
    const bytes = readBytes(path);
    if (!(bytes instanceof Uint8Array)) return placeProblems(file, "", [bytes]);
    const missing = placeProblems(file, "", [{ code: "no-platform", start: 0, end: 0 }]);
    return [...checkEnterprise(file, bytes, undefined).diagnostics, ...missing];
  });
  return diagnostics.sort(byPlace);
}
