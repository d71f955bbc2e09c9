import { type Amount, parseAmount } from "#model/amount.ts";
import { charge } from "./charge.ts";
import type { CallFacts } from "./facts.ts";
import { billedSeconds } from "./increment.ts";
import { type Price, priceOf } from "./price.ts";
import { type Terms, termsInForce } from "./terms.ts";
import { trunkCost } from "./trunk-cost.ts";

/** Both shares of one call (主被叫分攤), and what it cost us. */
export interface Rated {
  /** What the caller pays their own operator, from the caller's answer. */
  callerShare: Amount;
  /** What the enterprise pays. */
  price: Price;
  /** What the carriers charge for each leg, in the order of `facts.legs`. */
  trunkCost: Amount[];
}

/**
 * Rates a call that our nodes ran. Ringing is free; every amount is the exact rational, rounded half up once.
 * Calls to an intelligent-network number never pass here: their carrier rates and lists them.
 *
 * @param history What was agreed with the enterprise over time, ascending.
 * @param provinceOf Province of an area code.
 */
export function rate(
  facts: CallFacts,
  history: readonly [Terms, ...Terms[]],
  provinceOf: (area: string) => string | undefined,
): Rated {
  return {
    callerShare: callerShare(facts, history),
    price: priceOf(facts, history, provinceOf),
    trunkCost: facts.legs.map((leg) => {
      const { platform } = termsInForce(history, leg.targetAnswerUs ?? facts.endedUs);
      return trunkCost(leg, facts, platform.trunks);
    }),
  };
}

function callerShare({ callerAnswerUs, endedUs }: CallFacts, history: readonly [Terms, ...Terms[]]): Amount {
  if (callerAnswerUs === undefined) return 0;
  const { perMinute, increment } = termsInForce(history, callerAnswerUs).platform.callerShare;
  return charge(billedSeconds(endedUs - callerAnswerUs, increment) * 1_000_000, parseAmount(perMinute));
}
