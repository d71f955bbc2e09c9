import { answer } from "./answer.ts";
import type { Caller, CallerClass, Selection } from "./call.ts";
import { gate } from "./gate.ts";
import type { NumberPlan } from "./plan.ts";

/**
 * The action of a number for a caller of a class at an instant (epoch milliseconds), as far as it depends on
 * nothing that goes on: no counters, no randomness. Review compares exactly this.
 */
export function select(plan: NumberPlan, caller: Caller, atMs: number, callerClass: CallerClass): Selection {
  const trace: string[] = [];
  const early = gate(plan, atMs, callerClass, trace);
  return early === undefined ? answer(plan, caller, atMs, trace) : early;
}
