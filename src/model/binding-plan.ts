import type { Binding } from "../config/enterprise.types.ts";
import type { BindingPlan } from "../decision/plan.ts";
import { durationSeconds } from "./duration.ts";
import { knownPhone } from "./known-phone.ts";

/** Where a binding leads, read from what the file says. */
interface Target {
  target: string;
  kind: BindingPlan["kind"];
}

/**
 * A binding with its defaults written out.
 *
 * @param city area code of the contract, for a landline written without one
 * @param ring how long a binding rings that does not say
 */
export function bindingPlan(binding: Binding, city: string | undefined, ring: string): BindingPlan {
  const plan: BindingPlan = {
    ...targetOf(binding, city),
    enabled: binding.enabled ?? true,
    channels: binding.channels ?? 1,
    ring: durationSeconds(binding.ring ?? ring),
  };
  if (binding.hours !== undefined) plan.hours = binding.hours;
  if (binding.weight !== undefined) plan.weight = binding.weight;
  return plan;
}

function targetOf(binding: Binding, city: string | undefined): Target {
  if (binding.sip !== undefined) return { target: binding.sip, kind: binding.kind ?? "sip" };
  const phone = knownPhone(binding.phone ?? "", city);
  return { target: phone.e164, kind: binding.kind ?? (phone.kind === "mobile" ? "mobile" : "landline") };
}
