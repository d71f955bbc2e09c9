import type { ActionPlan, TreatmentName } from "./plan.ts";

/** The caller as the decision sees them. */
export interface Caller {
  /** E.164 number with its plus sign; absent for an anonymous caller or a number that cannot be read. */
  number?: string;
  /** Area code such as `0755`; absent where it is not known. */
  area?: string;
}

/** How screening sees a caller: `allowed` is exempt from block, callerLimit and shortCalls. */
export type CallerClass = "allowed" | "ordinary" | "blocked" | "anonymous";

/** What was going on when the call came; everything absent means nothing. Recorded with the call. */
export interface Counters {
  /** Calls to the number in progress. */
  concurrent?: number;
  /** Calls in progress by binding. */
  active?: Record<string, number>;
  /** Calls of this caller within the window of `callerLimit`, without this one. */
  callerCalls?: number;
  /** Short calls of this caller within the window of `shortCalls`. */
  shortCalls?: number;
  /** Until when the caller is blocked for short calls, epoch milliseconds. */
  blockedUntilMs?: number;
  /** Calls to the number in this month. */
  monthCalls?: number;
  /** Cost of the number in this month, ten-thousandths of a yuan. */
  monthCost?: number;
  /** How many calls each ring group has had. */
  roundRobin?: Record<string, number>;
}

export type RejectReason =
  | "blocked"
  | "anonymous"
  | "caller-limit"
  | "short-calls"
  | "concurrency"
  | "capped";

type Outcome =
  | "ring"
  | "menu"
  | "queue"
  | "announce"
  | "reject"
  | "unavailable"
  | "unknown-number"
  | "suspended"
  | "carrier";

/** One target to ring. Attempts of the same `group` ring at the same time. */
export interface Attempt {
  binding: string;
  target: string;
  ringSeconds: number;
  group?: string;
}

/** What `select` finds: deterministic, finite, and what review compares. */
export interface Selection {
  /** Who spoke: the first of these that had something to say. */
  by: "status" | "platform" | "override" | "screening" | "answer" | "nothing";
  outcome?: "suspended" | "unknown-number" | "carrier";
  reason?: "blocked" | "anonymous";
  /** 0-based index in `answer`. */
  rule?: number;
  action?: ActionPlan;
  /** Why, one step an entry, in the order of evaluation. */
  trace: string[];
}

/** What the caller gets first. */
export interface Decision {
  outcome: Outcome;
  reason?: RejectReason;
  rule?: number;
  attempts: Attempt[];
  /** Ring group of the attempts, the key of `counters.roundRobin`. */
  group?: string;
  ringback?: string;
  account?: string;
  /** Menu, queue or recording, for those outcomes. */
  menu?: string;
  queue?: string;
  announce?: string;
  /** Treatment of a rejected or unavailable call. */
  treatment?: TreatmentName;
  /** What follows when no attempt is answered. */
  otherwise?: ActionPlan;
  trace: string[];
}
