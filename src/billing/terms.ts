import type { Contract } from "#config/enterprise.types.ts";
import type { Platform } from "#config/platform.types.ts";

/** The platform's prices, as far as rating reads them. */
export type PriceList = Pick<Platform, "tariffs" | "packages" | "trunks" | "callerShare" | "defaults">;

/** What an enterprise has agreed to pay, from an instant on. */
export interface PriceTerms {
  /** Epoch microseconds; without it they held from the beginning. */
  fromUs?: number;
  platform: Pick<PriceList, "tariffs" | "packages" | "defaults">;
  contract: Contract;
}

/** What was agreed, from an instant on. */
export interface Terms extends PriceTerms {
  platform: PriceList;
}

/** The terms in force at an instant: the latest that had begun, or the first of all. `history` is ascending. */
export function termsInForce<T extends PriceTerms>(history: readonly [T, ...T[]], atUs: number): T {
  return history.findLast((terms) => (terms.fromUs ?? -Infinity) <= atUs) ?? history[0];
}
