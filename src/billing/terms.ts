import type { Contract } from "#config/enterprise.types.ts";
import type { Platform } from "#config/platform.types.ts";

/** The platform's prices, as far as rating reads them. */
export type PriceList = Pick<Platform, "tariffs" | "packages" | "trunks" | "callerShare" | "defaults">;

/** What was agreed, from an instant on. */
export interface Terms {
  /** Epoch microseconds; without it they held from the beginning. */
  fromUs?: number;
  platform: PriceList;
  contract: Contract;
}

/** The terms in force at an instant: the latest that had begun, or the first of all. `history` is ascending. */
export function termsInForce(history: readonly [Terms, ...Terms[]], atUs: number): Terms {
  return history.findLast((terms) => (terms.fromUs ?? -Infinity) <= atUs) ?? history[0];
}
