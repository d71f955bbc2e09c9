import type { Rated } from "#billing/rate.ts";
import type { Outcome, RejectReason } from "#decision/call.ts";

/** How one attempt at a target ended. */
export type AttemptResult = "answered" | "busy" | "no-answer" | "failed" | "cancelled";

export interface AttemptAccount {
  binding: string;
  /** E.164 number or SIP URI. */
  target: string;
  /** Absent where the target is reached over SIP without a trunk. */
  trunk?: string;
  result: AttemptResult;
  /** Final SIP code of the target; absent where none came. */
  sip?: number;
  /** From the attempt to the answer or its end. */
  ringUs: number;
  /** From the answer to the end; 0 where nobody answered. */
  talkUs: number;
}

/** What became of one call, told from its events alone. Times in microseconds. */
export interface CallAccount {
  call: string;
  generation: string;
  /** What the trunk delivered. */
  dialled: string;
  /** The 400 number, where it is one of ours. */
  number?: string;
  enterprise?: { id: string; name: string };
  /** E.164 number and area code, as far as they are known. */
  caller: { number?: string; area?: string };
  trunk: string;
  /** Instant of the decision, epoch milliseconds. */
  atMs: number;
  random: number;
  outcome: Outcome;
  reason?: RejectReason;
  /** 0-based index in `answer`. */
  rule?: number;
  /** The action wants audio, which needs the media node. */
  needsMedia: boolean;
  attempts: AttemptAccount[];
  /** Final SIP code that the caller got. */
  sip: number;
  endedBy: "caller" | "target" | "platform";
  /** From the INVITE to the caller's answer or the end. */
  ringUs: number;
  talkUs: number;
  rated?: Rated;
}
