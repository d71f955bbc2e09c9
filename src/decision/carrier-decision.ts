import type { Attempt, Decision } from "./call.ts";
import type { NumberPlan } from "./plan.ts";

/** A call to an intelligent-network number: the carrier's own translation rings the enabled bindings. */
export function carrierDecision(plan: NumberPlan, trace: string[]): Decision {
  const attempts: Attempt[] = [];
  for (const id of plan.carrierBindings ?? []) {
    const binding = plan.bindings[id];
    if (binding?.enabled === true) {
      attempts.push({ binding: id, target: binding.target, ringSeconds: binding.ring });
    }
  }
  return { outcome: "carrier", attempts, trace };
}
