import type { TrunkPlan } from "#compile/generation.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { nationalNumber } from "#model/phone.ts";
import type { Behaviour, SampleCall } from "./sample-calls.types.ts";

/** One phone as a carrier, or an enterprise's own exchange, sees it. */
export interface Phone {
  /** Where it is reached: host and port. */
  address: string;
  /** User of the request URI by which it is called there. */
  user: string;
  does: Behaviour;
}

/**
 * The phones of a call: each binding behind every trunk, in that trunk's format, or at its own SIP address. Phones
 * that the call does not name answer; trunks that are down say nothing.
 */
export function phonesOf(
  call: SampleCall,
  plan: NumberPlan | undefined,
  trunks: readonly TrunkPlan[],
): Phone[] {
  return Object.entries(plan?.bindings ?? {}).flatMap(([id, { target }]): Phone[] => {
    const does = call.phones?.[id] ?? "answer";
    const sip = /^sips?:([^@;]+)@([^;?]+)/.exec(target);
    if (sip) return [{ address: sip[2] ?? "", user: sip[1] ?? "", does }];
    return trunks.map(({ id: trunk, host, port, numberFormat }) => ({
      address: `${host}:${port}`,
      user: numberFormat === "e164" ? target : dialled(target),
      does: call.trunksDown?.includes(trunk) ? "silent" : does,
    }));
  });
}

/** As a Chinese carrier is dialled: mobiles too have a trunk zero. */
function dialled(e164: string): string {
  const national = nationalNumber(e164);
  return national.startsWith("1") ? `0${national}` : national;
}
