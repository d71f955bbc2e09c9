import type { CallFacts } from "#billing/facts.ts";
import { type Rated, rate } from "#billing/rate.ts";
import type { PriceList } from "#billing/terms.ts";
import type { Contract } from "#config/enterprise.types.ts";
import { provinceOf } from "#model/areas.ts";
import type { CallAccount } from "./account.ts";

/** What a call costs by the contract as the stack's files have it. */
export function ratedAccount(account: CallAccount, platform: PriceList, contract: Contract): Rated {
  return rate(factsOf(account), [{ platform, contract }], provinceOf);
}

function factsOf({ caller, callerAnsweredUs, endedUs, attempts }: CallAccount): CallFacts {
  return {
    ...(caller.area !== undefined && { callerArea: caller.area }),
    ...(callerAnsweredUs !== undefined && { callerAnswerUs: callerAnsweredUs }),
    endedUs,
    legs: attempts.map(({ trunk, answeredUs, endedUs }) => ({
      ...(trunk !== undefined && { trunk }),
      ...(answeredUs !== undefined && { targetAnswerUs: answeredUs }),
      endedUs,
    })),
  };
}
