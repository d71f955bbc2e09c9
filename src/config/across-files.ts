import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { FileRecord } from "./cache/file-record.ts";
import type { CheckOptions } from "./check-options.ts";
import type { Finding } from "./finding.ts";
import type { Platform } from "./platform.types.ts";
import type { StackFile } from "./read-files.ts";
import { datedRules } from "./rules/dated-rules.ts";
import { deploymentRules } from "./rules/deployment-rules.ts";
import { stackRules } from "./rules/stack-rules.ts";
import type { Target } from "./stack/targets.ts";
import { todayIn } from "./today-in.ts";

/** A stack's foundation file as people read its path, and what is known of it alone. */
interface FoundationFile {
  readonly file: string;
  readonly record: FileRecord;
}

/** Findings of the rules across files, and on the date for the files asked about, by file as people read it. */
export function findingsAcross(
  { dir = "", asked }: Target,
  platform: Platform | undefined,
  platformFile: string,
  foundation: FoundationFile | undefined,
  files: readonly StackFile[],
  dated: CheckOptions["dated"],
): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  if (platform === undefined) return byFile;
  const add = (file: string, finding: Finding): void => {
    const before = byFile.get(file);
    if (before === undefined) byFile.set(file, [finding]);
    else before.push(finding);
  };
  const entries = files.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  const view = { entries, platform, platformFile, exists: existsBelow(dir), filesIn: filesBelow(dir) };
  for (const rule of stackRules) for (const { file, finding } of rule.check(view)) add(file, finding);
  // Of a foundation that is broken nobody knows what it offers.
  if (foundation === undefined || foundation.record.foundation !== undefined)
    for (const rule of deploymentRules)
      for (const { in: where, finding } of rule.check(platform, foundation?.record.foundation))
        add(where === "foundation" ? (foundation?.file ?? platformFile) : platformFile, finding);
  if (dated === undefined) return byFile;
  const day = dated.today ?? todayIn(platform.timeZone ?? "Asia/Shanghai", dated.now);
  for (const { path, entry } of files) {
    if (entry === undefined || !asked.has(path)) continue;
    for (const rule of datedRules)
      for (const finding of rule.check(entry, platform, day)) add(entry.file, finding);
  }
  return byFile;
}

/** The files in a folder below a folder; none where that cannot be listed. */
function filesBelow(dir: string): (folder: string) => readonly string[] {
  return (folder) => {
    try {
      return readdirSync(join(dir, folder));
    } catch {
      return [];
    }
  };
}

/** Whether files exist below a folder; each is looked for once. */
function existsBelow(dir: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? existsSync(join(dir, path));
    known.set(path, answer);
    return answer;
  };
}
