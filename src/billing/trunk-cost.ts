import { type Amount, parseAmount } from "#model/amount.ts";
import { charge } from "./charge.ts";
import type { CallFacts, LegFacts } from "./facts.ts";
import type { PriceList } from "./terms.ts";

/**
 * What the carrier charges us for one target leg, from the target's answer to the leg's end. A trunk states a
 * price per minute and no increment, so the exact time counts. Nothing for a leg that was not answered, went over
 * SIP without a trunk, or over a trunk without a price.
 */
export function trunkCost(
  leg: LegFacts,
  call: Pick<CallFacts, "endedUs">,
  trunks: PriceList["trunks"],
): Amount {
  if (leg.trunk === undefined || leg.targetAnswerUs === undefined) return 0;
  const cost = trunks.find(({ id }) => id === leg.trunk)?.cost;
  if (cost === undefined) return 0;
  return charge(Math.max(0, (leg.endedUs ?? call.endedUs) - leg.targetAnswerUs), parseAmount(cost));
}
