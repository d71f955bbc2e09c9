import { below, type RandomState } from "./random.ts";

/** Fisher–Yates: from the last place down to the second, each is exchanged with one drawn at or before it. */
export function shuffled(members: readonly string[], state: RandomState): string[] {
  const order: string[] = [];
  for (const member of members) order.push(member);
  let place = order.length - 1;
  while (place > 0) {
    const drawn = below(state, place + 1);
    const here = order[place];
    const there = order[drawn];
    if (here !== undefined && there !== undefined) {
      order[place] = there;
      order[drawn] = here;
    }
    place -= 1;
  }
  return order;
}
