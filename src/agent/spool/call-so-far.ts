import type { CallEvent } from "#edge/call-event.types.ts";

/** What the spool has said of a call so far. Small: a node keeps one for each call in progress. Instants in epoch µs. */
export interface CallSoFar {
  call: string;
  /** Events seen, `leg/sequence`: what comes twice counts once. */
  seen: string[];
  /** Of the latest event. */
  lastUs: number;
  /** Boot that took the call, and when; absent while its first event has not been read. */
  boot?: string;
  invitedUs?: number;
  /** When a target was first heard to ring. */
  rangUs?: number;
  /** When the caller's side was answered. */
  answeredUs?: number;
  callerArea?: string;
  legs: LegSoFar[];
  /** Whose month it counts in, where the number has a monthly cap. */
  capped?: { number: string; month: string; calls: boolean; cost: boolean };
  /** What of it is in the month's cost already, ten-thousandths of a yuan. */
  cost?: number;
  end?: { us: number; leg: string };
}

interface LegSoFar {
  name: string;
  trunk?: string;
  answeredUs?: number;
  endedUs?: number;
}

/** A call with one more event, whatever the order in which they are read; the same object where it is known already. */
export function withEvent(known: CallSoFar | undefined, event: CallEvent, boot: string): CallSoFar {
  const id = `${event.leg}/${event.sequence}`;
  if (known?.seen.includes(id)) return known;
  const before = known ?? { call: event.call, seen: [], lastUs: 0, legs: [] };
  const call = { ...before, seen: [...before.seen, id], lastUs: Math.max(before.lastUs, event.at) };
  switch (event.event) {
    case "invite":
      return { ...call, boot, invitedUs: event.at };
    case "decision":
      return event.step === "first" ? { ...call, ...decided(event) } : call;
    case "attempt":
      return onLeg(call, event.leg, event.trunk === undefined ? {} : { trunk: event.trunk });
    case "ringing":
      return { ...call, rangUs: Math.min(call.rangUs ?? event.at, event.at) };
    case "target-answer":
      return onLeg(call, event.leg, { answeredUs: event.at });
    case "attempt-ended":
      return onLeg(call, event.leg, { endedUs: event.at });
    case "caller-answer":
      return { ...call, answeredUs: event.at };
    case "ended":
      return withEnd(call, { us: event.at, leg: event.leg });
    default:
      return call;
  }
}

type Decision = Extract<CallEvent, { event: "decision" }>;

/** A counter of the month stands in the record only where the decision came to ask for it: the call was let in so far. */
function decided({ callerArea, number, counters, reason }: Decision): Partial<CallSoFar> {
  const { month, monthCalls, monthCost } = counters;
  const capped = number !== undefined && month !== undefined && reason !== "capped";
  return {
    ...(callerArea !== undefined && { callerArea }),
    ...(capped && {
      capped: { number, month, calls: monthCalls !== undefined, cost: monthCost !== undefined },
    }),
  };
}

function onLeg(call: CallSoFar, name: string, what: Partial<LegSoFar>): CallSoFar {
  const known = call.legs.find((leg) => leg.name === name);
  const rest = call.legs.filter((leg) => leg !== known);
  return { ...call, legs: [...rest, { name, ...known, ...what }] };
}

/** The same end counts as for readers of the spool (`endOf`), whichever is read first. */
function withEnd(call: CallSoFar, end: NonNullable<CallSoFar["end"]>): CallSoFar {
  const known = call.end;
  if (!known) return { ...call, end };
  if (end.leg === "close") return call;
  return known.leg === "close" || end.us < known.us ? { ...call, end } : call;
}
