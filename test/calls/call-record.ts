import type { CallEvent } from "#edge/call-event.types.ts";
import { fileOfNumber } from "./file-of-number.ts";
import { eventsInWords, ladder } from "./record.ts";

/** What went in and what came out of a call: the file of the number that it was decided for, its ladder, its events. */
export interface CallRecord {
  /** File of the stack; null where the call was decided for no number of it. */
  yaml: string | null;
  ladder: string[];
  events: string;
}

/** Reads it from a call's events and the folder of the stack that the edge runs. */
export function callRecord(stack: string, events: readonly CallEvent[]): CallRecord {
  const decision = events.find((event) => event.event === "decision");
  const number = decision?.event === "decision" ? decision.number : undefined;
  return {
    yaml: number === undefined ? null : fileOfNumber(stack, number),
    ladder: ladder(events),
    events: eventsInWords(events),
  };
}
