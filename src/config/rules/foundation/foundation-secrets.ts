import { clearSecrets } from "../clear-secrets.ts";
import type { FoundationRule } from "../rule.ts";

/** Who can read the repository can read a secret in it. */
export const foundationSecrets: FoundationRule = {
  id: "foundation-secrets",
  check: (foundation) => clearSecrets(foundation),
};
