import type { NumberPlan } from "#decision/plan.ts";
import { nationalNumber } from "#model/phone.ts";

/** Plans by what callers dial and trunks deliver: the 400 number, and the DID behind it in national form. */
export function numbersOf(plans: readonly NumberPlan[]): Map<string, NumberPlan> {
  return new Map(
    plans.flatMap((plan): [string, NumberPlan][] => [
      [plan.number, plan],
      ...(plan.did === undefined ? [] : [[nationalNumber(plan.did), plan] satisfies [string, NumberPlan]]),
    ]),
  );
}
