import { checkDocument } from "./check-file.ts";
import type { Diagnostic } from "./finding.ts";
import type { Foundation } from "./foundation.types.ts";
import { foundationRules } from "./rules/foundation-rules.ts";
import { isFoundation } from "./schema/ajv.ts";

/** What a check of a foundation file alone finds: pure, so that it may be remembered by the file's content. */
export interface FoundationCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where the file is not what the schema allows. */
  readonly foundation?: Foundation;
}

/** Checks the bytes of a foundation file by its schema and the rules on foundations. */
export function checkFoundation(file: string, bytes: Uint8Array): FoundationCheck {
  const checked = checkDocument(file, bytes, "Foundation", isFoundation);
  if ("diagnostics" in checked) return { diagnostics: checked.diagnostics };
  const { value: foundation, place } = checked;
  return { diagnostics: place(foundationRules.flatMap((rule) => rule.check(foundation))), foundation };
}
