import type { Rated } from "#billing/rate.ts";
import { formatAmount } from "#model/amount.ts";
import type { CallAccount } from "../account/account.ts";
import type { CallResult } from "./call-result.ts";

/** A sample call for programs: one object, money as decimal text in yuan, times in microseconds. */
export function resultJson({ name, account, simulated, differences }: CallResult): object {
  const { outcome, reason = null, rule = null, attempts } = simulated;
  return {
    name,
    ok: differences.length === 0,
    ...(account ? accountJson(account) : { call: null }),
    simulated: { outcome, reason, rule, attempts },
    differences,
  };
}

/** An account for programs. */
export function accountJson({ rated, ...account }: CallAccount): object {
  const { invitedUs, callerAnsweredUs, endedUs } = account;
  return {
    ...account,
    ringUs: (callerAnsweredUs ?? endedUs) - invitedUs,
    talkUs: callerAnsweredUs === undefined ? 0 : endedUs - callerAnsweredUs,
    ...(rated && { rated: ratedJson(rated) }),
  };
}

function ratedJson({ callerShare, price, trunkCost }: Rated): object {
  return {
    callerShare: formatAmount(callerShare),
    price: { ...price, amount: formatAmount(price.amount) },
    trunkCost: trunkCost.map(formatAmount),
  };
}
