import type { CallFacts } from "#billing/facts.ts";
import { priceOf } from "#billing/price.ts";
import type { PriceTerms } from "#billing/terms.ts";
import { provinceOf } from "#model/areas.ts";
import type { CallSoFar } from "./call-so-far.ts";

/** What a number's month is to be raised by; a correction may lower the cost. */
export interface UsageChange {
  number: string;
  /** `2026-10`, as the decision counted. */
  month: string;
  calls: number;
  /** Ten-thousandths of a yuan. */
  cost: number;
}

/**
 * What one more event of a call changes in its number's month, and the call with what is in it now. A call counts when
 * its decision let it in, its price when it has ended; the true end after one in its place corrects the price.
 *
 * @param termsOf What was agreed for a number with a cap on its cost, as the node knows it now.
 */
export function monthlyUse(
  before: CallSoFar | undefined,
  after: CallSoFar,
  termsOf: (number: string) => PriceTerms | undefined,
): { call: CallSoFar; change?: UsageChange } {
  const { capped } = after;
  if (!capped) return { call: after };
  const { number, month } = capped;
  const calls = capped.calls && !before?.capped ? 1 : 0;
  const whole = after.end && after.invitedUs !== undefined;
  const cost = capped.cost && whole ? priceSoFar(after, termsOf(number)) : (after.cost ?? 0);
  const more = cost - (after.cost ?? 0);
  if (calls === 0 && more === 0) return { call: after };
  return { call: { ...after, cost }, change: { number, month, calls, cost: more } };
}

function priceSoFar(call: CallSoFar, terms: PriceTerms | undefined): number {
  return terms ? priceOf(factsOf(call), [terms], provinceOf).amount : 0;
}

function factsOf({ callerArea, answeredUs, end, lastUs, legs }: CallSoFar): CallFacts {
  return {
    ...(callerArea !== undefined && { callerArea }),
    ...(answeredUs !== undefined && { callerAnswerUs: answeredUs }),
    endedUs: end?.us ?? lastUs,
    legs: legs.map(({ trunk, answeredUs, endedUs }) => ({
      ...(trunk !== undefined && { trunk }),
      ...(answeredUs !== undefined && { targetAnswerUs: answeredUs }),
      ...(endedUs !== undefined && { endedUs }),
    })),
  };
}
