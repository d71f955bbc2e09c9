import type { NumberPlan, Strategy } from "./plan.ts";
import { seeded } from "./random.ts";
import { shuffled } from "./shuffled.ts";
import { type Weighted, weightedOrder } from "./weighted-order.ts";

function rotated(members: readonly string[], turn: number): string[] {
  const order: string[] = [];
  for (let step = 0; step < members.length; step++) {
    const member = members[(turn + step) % members.length];
    if (member !== undefined) order.push(member);
  }
  return order;
}

function weighted(plan: NumberPlan, members: readonly string[]): Weighted[] {
  const list: Weighted[] = [];
  for (const id of members) list.push({ id, weight: plan.bindings[id]?.weight ?? 0 });
  return list;
}

/** The open members in the order of the strategy. `turn` counts the group's calls; `random` is in [0, 1). */
export function arranged(
  plan: NumberPlan,
  strategy: Strategy,
  members: readonly string[],
  random: number,
  turn: number,
): string[] {
  if (strategy === "random") return shuffled(members, seeded(random));
  if (strategy === "weighted") return weightedOrder(weighted(plan, members), seeded(random));
  return rotated(members, strategy === "round-robin" ? turn : 0);
}
