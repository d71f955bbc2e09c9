import { actionText } from "./action-text.ts";
import type { Attempt, Counters, Decision } from "./call.ts";
import { order } from "./order.ts";
import type { ActionPlan, NumberPlan, RingPlan } from "./plan.ts";

function ringing(ring: RingPlan, attempts: Attempt[], trace: string[]): Decision {
  const decision: Decision = { outcome: "ring", attempts, group: ring.group, trace };
  if (ring.ringback !== undefined) decision.ringback = ring.ringback;
  if (ring.account !== undefined) decision.account = ring.account;
  if (ring.otherwise !== undefined) decision.otherwise = ring.otherwise;
  return decision;
}

function attemptsText(attempts: readonly Attempt[]): string {
  let text = "";
  for (const attempt of attempts) text += text === "" ? attempt.binding : `, ${attempt.binding}`;
  return text;
}

/**
 * What an action means for one call now: the order of a ring group, or the menu, queue, recording or refusal. A
 * group in which nobody is left goes on to its `otherwise` at once. Shared by `decide` and by the media nodes,
 * where a menu's choice is a decision of its own.
 */
export function resolveAction(
  plan: NumberPlan,
  action: ActionPlan,
  atMs: number,
  random: number,
  counters: Counters,
  trace: string[] = [],
): Decision {
  if (action.kind === "ring") {
    const found = order(plan, action, atMs, random, counters, trace);
    if (found.attempts.length > 0) {
      trace.push(`${actionText(action)} ${action.strategy}: ${attemptsText(found.attempts)}`);
      return ringing(action, found.attempts, trace);
    }
    trace.push(`${actionText(action)}: ${found.open === 0 ? "nobody open" : "all channels taken"}`);
    if (action.otherwise !== undefined) {
      trace.push(`otherwise ${actionText(action.otherwise)}`);
      return resolveAction(plan, action.otherwise, atMs, random, counters, trace);
    }
    const treatment = found.open === 0 ? "closed" : "busy";
    return { outcome: "unavailable", attempts: [], treatment, trace };
  }
  trace.push(actionText(action));
  if (action.kind === "menu") return { outcome: "menu", attempts: [], menu: action.menu, trace };
  if (action.kind === "announce")
    return { outcome: "announce", attempts: [], announce: action.announce, trace };
  if (action.kind === "reject")
    return { outcome: "reject", attempts: [], treatment: action.treatment, trace };
  const decision: Decision = { outcome: "queue", attempts: [], queue: action.queue, trace };
  if (action.account !== undefined) decision.account = action.account;
  return decision;
}
