import type { Rated } from "#billing/rate.ts";
import type { Counters } from "#decision/call.ts";

export interface AttemptAccount {
  binding: string;
  /** E.164 number or SIP URI. */
  target: string;
  /** Absent where the target is reached over SIP without a trunk. */
  trunk?: string;
  /** `answered`, or the cause of its end. */
  result: string;
  /** Final SIP code of the target; absent where none came. */
  sip?: number;
  /** Epoch microseconds. */
  startedUs: number;
  answeredUs?: number;
  endedUs: number;
}

/** What became of one call, told from its events alone. Instants are epoch microseconds unless named otherwise. */
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
  /** What the first decision went by: instant (epoch milliseconds), random, counters. */
  atMs: number;
  random: number;
  counters: Counters;
  outcome: string;
  reason?: string;
  /** 0-based index in `answer`. */
  rule?: number;
  /** The action wants audio, which needs the media node. */
  needsMedia: boolean;
  attempts: AttemptAccount[];
  /** Final SIP code that the caller got. */
  sip: number;
  endedBy: "caller" | "target" | "edge" | "node";
  /** Why the edge or the node ended it. */
  endReason?: string;
  /** Its true end is not known: it died with its node, and its time is counted up to the node's last sign of life. */
  provisional?: true;
  invitedUs: number;
  callerAnsweredUs?: number;
  endedUs: number;
  rated?: Rated;
}
