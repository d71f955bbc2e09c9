import { bindingReferences } from "../binding-references.ts";
import { dangling } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A ring group, a queue or an extension names a binding that the file does not have. */
export const unknownBinding: EnterpriseRule = {
  id: "unknown-binding",
  check: (file) =>
    dangling(
      bindingReferences(file),
      file.bindings.map((binding) => binding.id),
    ).map((at) => ({ code: "unknown-binding", ...at })),
};
