import type { Counters, Decision, Selection } from "./call.ts";
import { carrierDecision } from "./carrier-decision.ts";
import type { NumberPlan } from "./plan.ts";
import { reject } from "./reject.ts";
import { resolveAction } from "./resolve-action.ts";

/** Turns what `select` found into the decision of one call; the selection's trace is continued. */
export function conclude(
  plan: NumberPlan,
  selection: Selection,
  atMs: number,
  random: number,
  counters: Counters,
): Decision {
  const trace = selection.trace;
  if (selection.reason !== undefined) return reject(selection.reason, trace);
  if (selection.outcome === "carrier") return carrierDecision(plan, trace);
  if (selection.outcome === "suspended") {
    return { outcome: "suspended", attempts: [], treatment: "suspended", trace };
  }
  if (selection.outcome !== undefined) return { outcome: selection.outcome, attempts: [], trace };
  if (selection.action === undefined) {
    return { outcome: "unavailable", attempts: [], treatment: "closed", trace };
  }
  const decision = resolveAction(plan, selection.action, atMs, random, counters, trace);
  if (selection.rule !== undefined) decision.rule = selection.rule;
  return decision;
}
