/** Generated from schemas/call-event.schema.json by `npm run types`. */

/**
 * One line of a node's spool: something that happened to a call. Under 4 KB, written by one write, checksummed.
 */
export type CallEvent =
  | InviteEvent
  | DecisionEvent
  | AttemptEvent
  | RingingEvent
  | TargetAnswerEvent
  | CallerAnswerEvent
  | AttemptEndedEvent
  | MediaEvent
  | EndedEvent;
/**
 * The call's own id, 32 hex digits.
 */
export type Id = string;
/**
 * `call` for the call as a whole, `a1`, `a2`, … for its attempts. `close` for the end that the agent writes of a call that died with its node, `late` for the true end that a restarted edge still learns: both count their sequence for themselves.
 */
export type Leg = string;
/**
 * Microseconds since 1970.
 */
export type Micros = number;
export type Count = number;
/**
 * Microseconds.
 */
export type Duration = number;

/**
 * A carrier's call has arrived.
 */
export interface InviteEvent {
  /**
   * Which event it is.
   */
  event: "invite";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the trunk over which it came.
   */
  trunk: string;
  /**
   * The trunk's carrier.
   */
  carrier: string;
  /**
   * Address and port it came from.
   */
  source: string;
  /**
   * The edge that decided, where there are several.
   */
  edge?: string;
  /**
   * The edge by which the call came, where it is another: the carrier called that one.
   */
  via?: string;
  /**
   * Called number as the carrier wrote it.
   */
  called?: string;
  /**
   * Caller as the carrier wrote it.
   */
  caller?: string;
  /**
   * SIP Call-ID, cut at 128 characters.
   */
  sipCallId: string;
}
/**
 * What the plan says; all inputs of the decision are here, so that it can be made again.
 */
export interface DecisionEvent {
  /**
   * Which event it is.
   */
  event: "decision";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * `first`, or what followed when no target of a group answered.
   */
  step: "first" | "otherwise";
  /**
   * Digest of the generation.
   */
  generation: string;
  /**
   * The 400 number; absent where it is unknown.
   */
  number?: string;
  /**
   * Id of the enterprise.
   */
  enterprise?: string;
  /**
   * Instant of the decision, epoch milliseconds.
   */
  instant: number;
  /**
   * The call's random number, in [0, 1).
   */
  random: number;
  counters: CountersRead;
  /**
   * The edge that owns the number when all live, where it is another: counters started anew when the number came here.
   */
  rehomedFrom?: string;
  /**
   * Caller as the decision saw them; absent where anonymous.
   */
  caller?: string;
  /**
   * Area code of the caller, where known.
   */
  callerArea?: string;
  /**
   * What the caller gets first.
   */
  outcome:
    | "ring"
    | "menu"
    | "queue"
    | "announce"
    | "reject"
    | "unavailable"
    | "unknown-number"
    | "suspended"
    | "carrier"
    | "wrong-carrier";
  /**
   * Why the call was rejected.
   */
  reason?: "blocked" | "anonymous" | "caller-limit" | "short-calls" | "concurrency" | "capped";
  /**
   * 0-based index in `answer`.
   */
  rule?: number;
  /**
   * Ring group.
   */
  group?: string;
  /**
   * Account of an extension.
   */
  account?: string;
  /**
   * Menu that would speak.
   */
  menu?: string;
  /**
   * Queue that the caller would join.
   */
  queue?: string;
  /**
   * Recording that would play.
   */
  announce?: string;
  /**
   * Treatment of a rejected or unavailable call.
   */
  treatment?: "blocked" | "limited" | "busy" | "closed" | "suspended" | "capped";
  /**
   * Recording that plays while it rings.
   */
  ringback?: string;
  /**
   * False where the call rings without its recording, for want of a media node.
   */
  ringbackPlayed?: boolean;
  /**
   * Why, one step an entry, in the order of evaluation.
   */
  trace?: string[];
  /**
   * The trace was cut so that the event fits.
   */
  truncated?: true;
}
/**
 * What was going on, as far as the decision read it.
 */
export interface CountersRead {
  concurrent?: Count;
  callerCalls?: Count;
  shortCalls?: Count;
  /**
   * Calls in progress by binding.
   */
  active?: {
    [k: string]: Count;
  };
  /**
   * How many calls each ring group has had.
   */
  roundRobin?: {
    [k: string]: Count;
  };
  /**
   * Month whose calls and cost are counted, `2026-10`, in the platform's time zone; for numbers with a monthly cap.
   */
  month?: string;
  monthCalls?: Count;
  monthCost?: Count;
  /**
   * Until when the caller is blocked for short calls, epoch milliseconds.
   */
  blockedUntilMs?: number;
}
/**
 * A target is being rung.
 */
export interface AttemptEvent {
  /**
   * Which event it is.
   */
  event: "attempt";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the binding.
   */
  binding: string;
  /**
   * E.164 number or SIP URI.
   */
  target: string;
  /**
   * Id of the trunk; absent where the target is a SIP URI of the enterprise's own.
   */
  trunk?: string;
  /**
   * How long it rings at most, in seconds.
   */
  ringSeconds: number;
  /**
   * Trunks whose turn it was, and why this leg leaves over another.
   *
   * @maxItems 32
   */
  passedOver?: PassedOver[];
  /**
   * The edge by which the leg left, where it is another: the one that is registered with the carrier.
   */
  via?: string;
}
/**
 * A trunk that a leg did not leave over.
 */
export interface PassedOver {
  /**
   * Id of the trunk.
   */
  trunk: string;
  /**
   * full: at its capacity; calls-per-second: at its rate; certificate: over TLS, it has not shown its name; else what makes it suspect: the cause of its last legs, or options: what it says, or does not say, to OPTIONS.
   */
  why: "full" | "calls-per-second" | "certificate" | "trunk-failure" | "no-reply" | "send-failure" | "options";
}
/**
 * The target's side says that it rings.
 */
export interface RingingEvent {
  /**
   * Which event it is.
   */
  event: "ringing";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the binding.
   */
  binding: string;
  /**
   * Id of the trunk; absent where the target is a SIP URI of the enterprise's own.
   */
  trunk?: string;
  /**
   * SIP code.
   */
  code: number;
}
/**
 * The target has answered.
 */
export interface TargetAnswerEvent {
  /**
   * Which event it is.
   */
  event: "target-answer";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the binding.
   */
  binding: string;
  /**
   * Id of the trunk; absent where the target is a SIP URI of the enterprise's own.
   */
  trunk?: string;
  /**
   * SIP code.
   */
  code: number;
}
/**
 * The caller's side has been told of the answer.
 */
export interface CallerAnswerEvent {
  /**
   * Which event it is.
   */
  event: "caller-answer";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the binding.
   */
  binding: string;
}
/**
 * An attempt has ended without the call.
 */
export interface AttemptEndedEvent {
  /**
   * Which event it is.
   */
  event: "attempt-ended";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the binding.
   */
  binding: string;
  /**
   * Id of the trunk; absent where the target is a SIP URI of the enterprise's own.
   */
  trunk?: string;
  /**
   * SIP code.
   */
  code?: number;
  /**
   * trunk-failure, no-reply and send-failure go on to the next trunk; everything else is the target's own.
   */
  cause:
    | "busy"
    | "declined"
    | "no-answer"
    | "unavailable"
    | "not-found"
    | "refused"
    | "trunk-failure"
    | "no-reply"
    | "send-failure"
    | "cancelled"
    | "answered-elsewhere";
  durationUs: Duration;
}
/**
 * What speech a leg had through a media relay, some seconds after its end; or, with relayLost, until its relay died.
 */
export interface MediaEvent {
  /**
   * Which event it is.
   */
  event: "media";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Id of the media relay on its node.
   */
  relay: string;
  /**
   * The relay died during the call: neither side heard more.
   */
  relayLost?: true;
  caller: Speech;
  target: Speech;
}
/**
 * What one side sent, as it came to the relay.
 */
export interface Speech {
  /**
   * RTP packets that came.
   */
  packets: number;
  /**
   * Packets that never came, by the gaps in their numbers; of the last 32 before the end nothing is known.
   */
  lost: number;
  /**
   * RFC 3550's interarrival jitter in milliseconds, mean over the seconds in which packets came.
   */
  jitterMs: number;
  /**
   * The largest of these.
   */
  jitterMaxMs: number;
  /**
   * Codec of the last packets.
   */
  codec?: string;
}
/**
 * The call is over.
 */
export interface EndedEvent {
  /**
   * Which event it is.
   */
  event: "ended";
  call: Id;
  leg: Leg;
  /**
   * Place of the event in its call, from 1; call, leg and sequence together name an event.
   */
  sequence: number;
  at: Micros;
  /**
   * First 16 hex digits of the MD5 of the line before this field.
   */
  sum: string;
  /**
   * Who ended it; `node` where it died with its node.
   */
  by: "caller" | "target" | "edge" | "node";
  /**
   * SIP code that the caller got; of a call that died before its answer 408, as RFC 3261 has it for a caller who hears nothing more.
   */
  code: number;
  /**
   * Why the edge or the node ended it.
   */
  reason?: string;
  /**
   * Written for want of the true end, which counts in its place should it still come.
   */
  provisional?: true;
  /**
   * Whether a target had answered.
   */
  answered: boolean;
  durationUs: Duration;
  /**
   * Microseconds since the caller's answer.
   */
  talkUs?: number;
}
