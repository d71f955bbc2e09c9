import { areaReferences } from "../area-references.ts";
import { dangling } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A rule names a group of areas that the file does not have. */
export const unknownArea: EnterpriseRule = {
  id: "unknown-area",
  check: (file) =>
    dangling(areaReferences(file), Object.keys(file.areas ?? {})).map((at) => ({
      code: "unknown-area",
      ...at,
    })),
};
