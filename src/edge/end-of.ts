import type { CallEvent, EndedEvent } from "./call-event.types.ts";

/** Best first: a BYE that its node answered no more comes again, and is then also recorded as a late one. */
const LEGS = ["call", "late", "close"];

/**
 * How a call ended: as its own edge saw it, else as another learned it later, else by the end that was written in the
 * place of the true one.
 */
export function endOf(events: readonly CallEvent[]): EndedEvent | undefined {
  const ends = events.filter((event) => event.event === "ended");
  return ends.toSorted((a, b) => LEGS.indexOf(a.leg) - LEGS.indexOf(b.leg))[0];
}
