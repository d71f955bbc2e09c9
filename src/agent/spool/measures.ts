import type { CallEvent } from "#edge/call-event.types.ts";
import type { CallSoFar } from "./call-so-far.ts";

/** One thing to count or to observe. Labels come from the configuration and from closed lists, never from a caller. */
export type Measure =
  | { what: "calls"; labels: { outcome: string; reason: string } }
  | { what: "attempts"; labels: { trunk: string; cause: string } }
  | { what: "answers"; labels: Record<string, never> }
  | { what: "ends"; labels: { by: string; code: string } }
  | { what: "lateEnds"; labels: Record<string, never> }
  | { what: "provisionalEnds"; labels: Record<string, never> }
  /** Seconds from the INVITE to the first provisional answer of a target. */
  | { what: "postDialDelay"; seconds: number }
  /** Seconds from the caller's answer to the end. */
  | { what: "duration"; seconds: number };

/** What one event adds to the metrics; `before` and `after` are its call without and with it. */
export function measures(
  event: CallEvent,
  before: CallSoFar | undefined,
  after: CallSoFar,
): readonly Measure[] {
  if (before === after) return [];
  return [...ofEvent(event, before), ...postDialDelay(before, after)];
}

function ofEvent(event: CallEvent, before: CallSoFar | undefined): readonly Measure[] {
  switch (event.event) {
    case "decision":
      if (event.step !== "first") return [];
      return [{ what: "calls", labels: { outcome: event.outcome, reason: event.reason ?? "" } }];
    case "target-answer":
      return [{ what: "attempts", labels: { trunk: event.trunk ?? "sip", cause: "answered" } }];
    case "attempt-ended":
      return [{ what: "attempts", labels: { trunk: event.trunk ?? "sip", cause: event.cause } }];
    case "caller-answer":
      return [{ what: "answers", labels: {} }];
    case "ended":
      return ofEnd(event, before);
    default:
      return [];
  }
}

/** A call counts as ended once; its true end after the one in its place is counted apart. */
function ofEnd(event: Extract<CallEvent, { event: "ended" }>, before: CallSoFar | undefined): Measure[] {
  if (before?.end) return before.end.leg === "close" ? [{ what: "lateEnds", labels: {} }] : [];
  if (event.leg === "late" && before?.invitedUs === undefined) return [{ what: "lateEnds", labels: {} }];
  const ends: Measure = { what: "ends", labels: { by: event.by, code: String(event.code) } };
  const provisional: Measure[] = event.leg === "close" ? [{ what: "provisionalEnds", labels: {} }] : [];
  if (event.talkUs === undefined) return [ends, ...provisional];
  return [ends, ...provisional, { what: "duration", seconds: event.talkUs / 1e6 }];
}

/** Both instants may be read in any order; the delay is observed when the second is there. */
function postDialDelay(before: CallSoFar | undefined, after: CallSoFar): Measure[] {
  if (before?.rangUs !== undefined && before.invitedUs !== undefined) return [];
  if (after.rangUs === undefined || after.invitedUs === undefined) return [];
  return [{ what: "postDialDelay", seconds: Math.max(0, after.rangUs - after.invitedUs) / 1e6 }];
}
