import type { TrunkPlan } from "#compile/generation.ts";
import { splitHost } from "#config/rules/host.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { delivered } from "./delivered.ts";
import { type PlacedCall, placeCall } from "./place-call.ts";
import type { SampleCall } from "./sample-calls.types.ts";
import { RANDOM } from "./simulated.ts";

/** Long enough to have rung, short enough not to be answered. */
const CANCEL_AFTER_MS = 500;

export interface Placing {
  /** Tells the calls of one run apart, in file names and Call-IDs. */
  name: string;
  trunk: TrunkPlan;
  plan: NumberPlan | undefined;
  /** Edge, `address:port`. */
  edge: string;
  dir: string;
  signal: AbortSignal;
}

/** Places a sample call as its carrier would, at its own instant. */
export function placeSample(
  call: SampleCall,
  { name, trunk, plan, edge, dir, signal }: Placing,
): Promise<PlacedCall> {
  const { called, to, headers } = delivered(call.number, plan, trunk);
  return placeCall({
    name,
    dir,
    signal,
    from: splitHost(trunk.addresses[0] ?? trunk.host).host,
    edge,
    called,
    to,
    caller: call.caller,
    headers: [
      `X-Hotline-Clock: ${Date.parse(call.at)}`,
      `X-Hotline-Random: ${(call.random ?? RANDOM).toFixed(9)}`,
      ...headers,
    ],
    talkMs: milliseconds(call.talk ?? "1s"),
    ...(call.callerGivesUp && { cancelAfterMs: CANCEL_AFTER_MS }),
  });
}

function milliseconds(talk: string): number {
  return talk.endsWith("ms") ? Number.parseInt(talk, 10) : Number.parseInt(talk, 10) * 1000;
}
