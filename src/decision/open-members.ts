import { dateText } from "./date-text.ts";
import { isOpen } from "./is-open.ts";
import type { BindingPlan, NumberPlan } from "./plan.ts";

function takesPart(
  plan: NumberPlan,
  id: string,
  binding: BindingPlan,
  atMs: number,
  trace: string[],
): boolean {
  if (!binding.enabled) {
    trace.push(`binding ${id}: disabled`);
    return false;
  }
  if (binding.hours === undefined) return true;
  const schedule = plan.schedules[binding.hours];
  if (schedule === undefined) {
    trace.push(`binding ${id}: no schedule ${binding.hours}`);
    return false;
  }
  const opening = isOpen(schedule, atMs);
  if (opening.unknownDay !== undefined) {
    trace.push(`binding ${id}: ${binding.hours}: calendar unknown on ${dateText(opening.unknownDay)}`);
  }
  if (!opening.open) trace.push(`binding ${id}: closed (${binding.hours})`);
  return opening.open;
}

/** Members of a group that are enabled and inside their own hours, in the group's order; the trace has the others. */
export function openMembers(
  plan: NumberPlan,
  members: readonly string[],
  atMs: number,
  trace: string[],
): string[] {
  const open: string[] = [];
  for (const id of members) {
    const binding = plan.bindings[id];
    if (binding === undefined) trace.push(`binding ${id}: unknown`);
    else if (takesPart(plan, id, binding, atMs, trace)) open.push(id);
  }
  return open;
}
