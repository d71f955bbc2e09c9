import type { AreaTable } from "#decision/area.ts";
import type { Counters, Decision } from "#decision/call.ts";
import { decide } from "#decision/decide.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import type { NumberPlan } from "#decision/plan.ts";
import { unknownNumber } from "#decision/unknown-number.ts";
import type { SampleCall } from "./sample-calls.types.ts";

/** Where a sample call says nothing of its random number. */
export const RANDOM = 0.5;

/** The decision on a sample call, as `hotline simulate` makes it. */
export function simulated(
  call: SampleCall,
  plan: NumberPlan | undefined,
  areas: AreaTable,
  counters: Counters,
): Decision {
  if (plan === undefined) return unknownNumber();
  return decide(
    plan,
    normaliseCaller(call.caller, areas),
    Date.parse(call.at),
    call.random ?? RANDOM,
    counters,
  );
}
