import { checkDocument } from "./check-file.ts";
import type { Diagnostic } from "./finding.ts";
import type { Platform } from "./platform.types.ts";
import { platformRules } from "./rules/platform-rules.ts";
import { isPlatform } from "./schema/ajv.ts";

/** What a check of a platform file finds: pure, so that it may be remembered by the file's content. */
export interface PlatformCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where the file is not what the schema allows. */
  readonly platform?: Platform | undefined;
}

/** Checks the bytes of a platform file by its schema and the rules on platforms. */
export function checkPlatform(file: string, bytes: Uint8Array): PlatformCheck {
  const checked = checkDocument(file, bytes, "Platform", isPlatform);
  if ("diagnostics" in checked) return { diagnostics: checked.diagnostics };
  const { value: platform, place } = checked;
  return { diagnostics: place(platformRules.flatMap((rule) => rule.check(platform))), platform };
}
