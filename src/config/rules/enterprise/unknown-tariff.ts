import { dangling, reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** The contract names a tariff that the platform does not have. */
export const unknownTariff: EnterpriseRule = {
  id: "unknown-tariff",
  check: (file, platform) =>
    dangling(
      reference(file.contract?.tariff, ["contract", "tariff"]),
      Object.keys(platform.tariffs ?? {}),
    ).map((at) => ({ code: "unknown-tariff", ...at })),
};
