import type { Enterprise } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { CostTerms } from "./generation.ts";

/**
 * What the nodes need to rate the calls of a number with a cap on its monthly cost: its contract's own tariff and package.
 * Undefined where there is no such cap: prices stay out of what every node holds.
 */
export function costTerms({ limits, contract = {} }: Enterprise, platform: Platform): CostTerms | undefined {
  if (limits?.monthlyCost === undefined) return undefined;
  const { tariffs, packages = {}, defaults } = platform;
  const bundle = contract.package === undefined ? undefined : packages[contract.package];
  const tariff = bundle && "then" in bundle ? bundle.then : (contract.tariff ?? defaults.tariff);
  const { city } = contract;
  const terms = tariffs[tariff];
  return {
    platform: {
      tariffs: terms ? { [tariff]: terms } : {},
      defaults: { tariff },
      ...(contract.package !== undefined && bundle && { packages: { [contract.package]: bundle } }),
    },
    contract: {
      ...(city !== undefined && { city }),
      ...(contract.package !== undefined && { package: contract.package }),
    },
  };
}
