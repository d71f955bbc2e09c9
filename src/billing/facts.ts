/** What rating needs to know of a call. Instants are epoch microseconds. */
export interface CallFacts {
  /** Area code of the caller; absent where it is not known. */
  callerArea?: string;
  /** When the caller's side was answered: by a target, or before that by a menu or a queue. */
  callerAnswerUs?: number;
  endedUs: number;
  /** One entry for each attempt, in the order in which they were made. */
  legs: LegFacts[];
}

export interface LegFacts {
  /** Trunk that carried it; absent where it went to the enterprise's own exchange over SIP. */
  trunk?: string;
  /** When the target answered; absent where it did not. */
  targetAnswerUs?: number;
  /** When this leg ended; the call's end where absent. */
  endedUs?: number;
}
