import { below, type RandomState } from "./random.ts";

/** A member of a weighted group; weights are integers of 0 and more. */
export interface Weighted {
  id: string;
  weight: number;
}

/**
 * Draws all members without replacement, each time with the weights of those left, which renormalises them over
 * the members given. Members whose weights are all 0 keep their order and come last.
 */
export function weightedOrder(members: readonly Weighted[], state: RandomState): string[] {
  const drawn: boolean[] = [];
  let total = 0;
  for (const member of members) {
    drawn.push(false);
    total += member.weight;
  }
  const order: string[] = [];
  for (let round = 0; round < members.length; round++) {
    let ticket = total > 0 ? below(state, total) : -1;
    let taken = false;
    for (let index = 0; index < members.length; index++) {
      const member = members[index];
      if (!taken && member !== undefined && drawn[index] !== true) {
        if (ticket < member.weight) {
          taken = true;
          drawn[index] = true;
          total -= member.weight;
          order.push(member.id);
        } else {
          ticket -= member.weight;
        }
      }
    }
  }
  return order;
}
