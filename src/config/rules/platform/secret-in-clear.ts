import { clearSecrets } from "../clear-secrets.ts";
import type { PlatformRule } from "../rule.ts";

/** Who can read the repository can read a secret in it: only the names of secrets stand in the file. */
export const secretInClear: PlatformRule = {
  id: "secret-in-clear",
  check: (platform) => clearSecrets(platform),
};
