import { dangling, reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** The contract names a package that the platform does not have. */
export const unknownPackage: EnterpriseRule = {
  id: "unknown-package",
  check: (file, platform) =>
    dangling(
      reference(file.contract?.package, ["contract", "package"]),
      Object.keys(platform.packages ?? {}),
    ).map((at) => ({ code: "unknown-package", ...at })),
};
