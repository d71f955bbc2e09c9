import { arranged } from "./arranged.ts";
import type { Attempt, Counters } from "./call.ts";
import { countOf } from "./count-of.ts";
import { integerText } from "./integer-text.ts";
import { openMembers } from "./open-members.ts";
import type { NumberPlan, RingPlan } from "./plan.ts";

/** Whom one call rings. `open` counts the members that take part, also those whose channels are all taken. */
export interface Order {
  attempts: Attempt[];
  open: number;
}

/**
 * The order of one call within a ring group: the members that are enabled and inside their hours, as the strategy
 * arranges them, without those whose calls in progress have reached their channels. Why goes into `trace`.
 */
export function order(
  plan: NumberPlan,
  ring: RingPlan,
  atMs: number,
  random: number,
  counters: Counters,
  trace: string[],
): Order {
  const members = openMembers(plan, ring.members, atMs, trace);
  // Asked for only where it counts: a live node takes the turn when it is asked for.
  const turn = ring.strategy === "round-robin" ? countOf(counters.roundRobin, ring.group) : 0;
  if (ring.strategy === "round-robin" && members.length > 0) {
    trace.push(`turn ${integerText(turn)} of ${integerText(members.length)} open`);
  }
  const attempts: Attempt[] = [];
  for (const id of arranged(plan, ring.strategy, members, random, turn)) {
    const binding = plan.bindings[id];
    if (binding !== undefined) {
      const active = countOf(counters.active, id);
      if (active >= binding.channels) {
        trace.push(`binding ${id}: busy (${integerText(active)} of ${integerText(binding.channels)})`);
      } else {
        const attempt: Attempt = { binding: id, target: binding.target, ringSeconds: binding.ring };
        if (ring.strategy === "simultaneous") attempt.group = ring.group;
        attempts.push(attempt);
      }
    }
  }
  return { attempts, open: members.length };
}
