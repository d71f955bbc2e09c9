import type { CallEvent, EndedEvent } from "./call-event.types.ts";

/**
 * How a call ended: of what edges saw, its own or another in its place, what was first; else the end that was written
 * for want of the true one. Both saw one where a BYE that its edge answered no more came again (then the call's own is
 * first), and where the edge was held for dead and is not: it learns later, and by itself, that the sides have gone.
 */
export function endOf(events: readonly CallEvent[]): EndedEvent | undefined {
  const ends = events.filter((event) => event.event === "ended");
  return ends.toSorted((a, b) => place(a) - place(b) || a.at - b.at)[0];
}

function place({ leg }: EndedEvent): number {
  return leg === "close" ? 1 : 0;
}
