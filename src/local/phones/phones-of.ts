import type { TrunkPlan } from "#compile/generation.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { nationalNumber } from "#model/phone.ts";
import { isLoopback } from "../loopback.ts";
import type { Behaviour, SampleCall } from "../samples/sample-calls.types.ts";

/** One phone as a carrier, or an enterprise's own exchange, sees it. */
export interface Phone {
  /** Where it is reached: host and port. */
  address: string;
  /** User of the request URI by which it is called there. */
  user: string;
  does: Behaviour;
}

/** What a call asks of phones and trunks. */
export type Asked = Pick<SampleCall, "phones" | "trunksDown">;

/**
 * The phones of a number: each binding behind every trunk, in that trunk's format, or at its own SIP address where
 * that is on this machine. Phones of which nothing is asked answer; trunks that are down say nothing.
 */
export function phonesOf(plan: NumberPlan, trunks: readonly TrunkPlan[], asked: Asked = {}): Phone[] {
  return Object.entries(plan.bindings).flatMap(([id, { target }]): Phone[] => {
    const does = asked.phones?.[id] ?? "answer";
    const [, user = "", address = ""] = /^sips?:([^@;]+)@([^;?]+)/.exec(target) ?? [];
    if (address !== "") return isLoopback(address.replace(/:\d+$/, "")) ? [{ address, user, does }] : [];
    return trunks.map(({ id: trunk, host, port, numberFormat }) => ({
      address: `${host}:${port}`,
      user: numberFormat === "e164" ? target : dialled(target),
      does: asked.trunksDown?.includes(trunk) ? "silent" : does,
    }));
  });
}

/** As a Chinese carrier is dialled: mobiles too have a trunk zero. */
function dialled(e164: string): string {
  const national = nationalNumber(e164);
  return national.startsWith("1") ? `0${national}` : national;
}
