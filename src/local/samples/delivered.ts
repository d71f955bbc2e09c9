import type { TrunkPlan } from "#compile/generation.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { nationalNumber } from "#model/phone.ts";

/** How a carrier's INVITE names the called number. */
export interface Delivered {
  /** User of the request URI. */
  called: string;
  /** User of To. */
  to: string;
  headers: string[];
}

/** User of the request URI where the number stands elsewhere: what carriers put there does not matter then. */
const ELSEWHERE = "hotline400";

/**
 * A call as its trunk delivers it: the 400 number or the DID behind it, in the trunk's format, where the trunk puts
 * it. A number that is not ours, or that has no DID, goes as it was dialled.
 */
export function delivered(number: string, plan: NumberPlan | undefined, { delivers }: TrunkPlan): Delivered {
  const wanted = delivers.number === "did" ? plan?.did : plan && `+86${plan.number}`;
  const text = wanted === undefined ? number : delivers.format === "e164" ? wanted : nationalNumber(wanted);
  switch (delivers.at) {
    case "request-uri":
      return { called: text, to: text, headers: [] };
    case "to":
      return { called: ELSEWHERE, to: text, headers: [] };
    case "diversion":
      return { called: ELSEWHERE, to: ELSEWHERE, headers: [`Diversion: <sip:${text}@carrier.invalid>`] };
  }
}
