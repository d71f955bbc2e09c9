import { checkDocument } from "./check-file.ts";
import type { Enterprise } from "./enterprise.types.ts";
import type { Diagnostic } from "./finding.ts";
import type { Platform } from "./platform.types.ts";
import { enterpriseRules } from "./rules/enterprise-rules.ts";
import { type IndexEntry, indexEntry } from "./rules/index-entry.ts";
import { isEnterprise } from "./schema/ajv.ts";

/** What a check of one file alone finds, and what the checks across files keep of it. Context-free but for the platform. */
export interface EnterpriseCheck {
  readonly diagnostics: Diagnostic[];
  /** Absent where the file is not what the schema allows, or the platform is broken. */
  readonly entry?: IndexEntry;
  readonly enterprise?: Enterprise;
}

/** Checks an enterprise file. Without a platform only what needs none. */
export function checkEnterprise(
  file: string,
  bytes: Uint8Array,
  platform: Platform | undefined,
): EnterpriseCheck {
  const checked = checkDocument(file, bytes, "Enterprise", isEnterprise);
  if ("diagnostics" in checked) return { diagnostics: checked.diagnostics };
  const { value, place } = checked;
  if (platform === undefined) return { diagnostics: [], enterprise: value };
  const findings = enterpriseRules.flatMap((rule) => rule.check(value, platform));
  return { diagnostics: place(findings), entry: indexEntry(file, value, platform), enterprise: value };
}
