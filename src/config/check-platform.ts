import { checkDocument, placeProblems } from "./check-file.ts";
import type { Diagnostic } from "./finding.ts";
import type { Platform } from "./platform.types.ts";
import { platformRules } from "./rules/all.ts";
import { isPlatform } from "./schema/ajv.ts";
import { readBytes } from "./stack/read-bytes.ts";

export interface PlatformCheck {
  readonly diagnostics: Diagnostic[];
  /** Absent where the file is not what the schema allows. */
  readonly platform?: Platform;
  /** The file's bytes, for what depends on them. */
  readonly bytes: Uint8Array;
}

/** Reads and checks a platform file. */
export function checkPlatform(file: string, path: string): PlatformCheck {
  const bytes = readBytes(path);
  if (!(bytes instanceof Uint8Array))
    return { diagnostics: placeProblems(file, "", [bytes]), bytes: new Uint8Array() };
  const checked = checkDocument(file, bytes, "Platform", isPlatform);
  if ("diagnostics" in checked) return { diagnostics: checked.diagnostics, bytes };
  const { value: platform, place } = checked;
  return { diagnostics: place(platformRules.flatMap((rule) => rule.check(platform))), platform, bytes };
}
