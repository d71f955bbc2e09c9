/** Generated from schemas/sample-calls.schema.json by `npm run types`. */

/**
 * answer: after 0.2 s; slowly: after 0.7 s; hang-up: answers, then hangs up; busy, decline, fail: refuses with 486, 603, 503; ring: until it is given up; silent: says nothing.
 */
export type Behaviour = "answer" | "slowly" | "hang-up" | "busy" | "decline" | "fail" | "ring" | "silent";
export type Id = string;

/**
 * Calls that `hotline up` places through the platform on one machine, and what is to become of them.
 */
export interface SampleCalls {
  /**
   * Version of this file's format.
   */
  apiVersion: "hotline400/v1";
  /**
   * What the file describes: sample calls.
   */
  kind: "SampleCalls";
  /**
   * The calls; those to one number are placed in the file's order.
   *
   * @minItems 1
   * @maxItems 200
   */
  calls: SampleCall[];
}
/**
 * One call. Calls to the same number are placed one after the other, in the file's order.
 */
export interface SampleCall {
  /**
   * What the call shows; unique.
   */
  name: string;
  /**
   * What the caller dialled: the 400 number, or the DID behind it.
   */
  number: string;
  /**
   * The caller as the carrier writes it, or anonymous.
   */
  caller: string;
  /**
   * The trunk by which it comes.
   */
  trunk: string;
  /**
   * Instant at which the platform believes to be, with its offset.
   */
  at: string;
  /**
   * The call's random number.
   */
  random?: number;
  /**
   * What the phones do, by binding; those not named answer.
   */
  phones?: {
    [k: string]: Behaviour;
  };
  /**
   * Trunks that say nothing at all.
   *
   * @minItems 1
   */
  trunksDown?: Id[];
  /**
   * The caller hangs up while it rings.
   */
  callerGivesUp?: boolean;
  /**
   * How long they talk before the caller hangs up, unless the target does so before.
   */
  talk?: string;
  expect: Expectation;
}
/**
 * What becomes of a call.
 */
export interface Expectation {
  /**
   * What the decision comes to, as `simulate` says it.
   */
  outcome:
    "ring" | "menu" | "queue" | "announce" | "reject" | "unavailable" | "unknown-number" | "suspended" | "carrier";
  /**
   * 0-based index in `answer`.
   */
  rule?: number;
  /**
   * Why it is rejected.
   */
  reason?: "blocked" | "anonymous" | "caller-limit" | "short-calls" | "concurrency" | "capped";
  /**
   * It needs audio, and so the media node.
   */
  needsMedia?: boolean;
  /**
   * The final SIP code that the caller gets.
   */
  sip: number;
  /**
   * Who was rung over what, and how it ended, in order.
   */
  attempts: ExpectedAttempt[];
  /**
   * Who ended the call; edge: the platform itself.
   */
  endedBy: "caller" | "target" | "edge";
}
/**
 * One phone that is rung.
 */
export interface ExpectedAttempt {
  /**
   * Binding that is rung, by its id.
   */
  binding: string;
  /**
   * Absent where the target is reached over SIP without a trunk.
   */
  trunk?: string;
  /**
   * How it ended. trunk-failure, no-reply and send-failure go on to the next trunk, all else to the next target.
   */
  result:
    | "answered"
    | "busy"
    | "no-answer"
    | "declined"
    | "unavailable"
    | "not-found"
    | "refused"
    | "trunk-failure"
    | "no-reply"
    | "send-failure"
    | "cancelled";
}
