import { type Amount, parseAmount } from "#model/amount.ts";
import { agreed } from "./agreed.ts";
import { type Band, bandOf } from "./band.ts";
import { charge } from "./charge.ts";
import type { CallFacts } from "./facts.ts";
import { billedSeconds } from "./increment.ts";
import { type PriceTerms, termsInForce } from "./terms.ts";

/** What the enterprise pays for one call. */
export interface Price {
  amount: Amount;
  billedSeconds: number;
  /** Tariff by which it was rated; absent under a flat fee, and for a call that nobody answered. */
  tariff?: string;
  /** Band of that tariff, where it has bands. */
  band?: Band["callers"];
  /** Package against which the call counts. */
  package?: string;
  /** `no-band`: the tariff names no price for callers from this area; the amount is 0 until it does. */
  problem?: "no-band";
}

const NOTHING: Price = { amount: 0, billedSeconds: 0 };

/**
 * The enterprise's price: from the answer that its tariff names to the call's end, by the tariff in force at that
 * answer. Where terms changed during the call, the first answer decides which tariff says what starts the charge.
 */
export function priceOf(
  facts: CallFacts,
  history: readonly [PriceTerms, ...PriceTerms[]],
  provinceOf: (area: string) => string | undefined,
): Price {
  const targetAnswerUs = earliest(facts.legs.map((leg) => leg.targetAnswerUs));
  const firstAnswerUs = earliest([facts.callerAnswerUs, targetAnswerUs]);
  if (firstAnswerUs === undefined) return NOTHING;
  const first = agreed(termsInForce(history, firstAnswerUs));
  if (first.kind === "unlimited") return { ...NOTHING, package: first.package };
  const chargedUs = first.tariff.chargedFrom === "caller-answer" ? firstAnswerUs : targetAnswerUs;
  if (chargedUs === undefined) return NOTHING;
  const terms = termsInForce(history, chargedUs);
  const by = agreed(terms);
  if (by.kind === "unlimited") return { ...NOTHING, package: by.package };
  const origin = { tariff: by.id, ...(by.package !== undefined && { package: by.package }) };
  const band = bandOf(by.tariff, { callerArea: facts.callerArea, city: terms.contract.city }, provinceOf);
  if (!band) return { ...NOTHING, ...origin, problem: "no-band" };
  const seconds = billedSeconds(facts.endedUs - chargedUs, band.increment);
  return {
    amount: charge(seconds * 1_000_000, parseAmount(band.perMinute)),
    billedSeconds: seconds,
    ...origin,
    ...(band.callers !== undefined && { band: band.callers }),
  };
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((us) => us !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
