import type { CallEvent, EndedEvent } from "./call-event.types.ts";

/** How a call ended: by its true end, which may come late, else by the one that was written in its place. */
export function endOf(events: readonly CallEvent[]): EndedEvent | undefined {
  const ends = events.filter((event) => event.event === "ended");
  return ends.find(({ provisional }) => provisional !== true) ?? ends[0];
}
