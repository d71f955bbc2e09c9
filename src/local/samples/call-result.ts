import type { Decision } from "#decision/call.ts";
import type { CallAccount } from "../account/account.ts";
import type { Difference } from "./differences.ts";

/** A sample call after it was placed. */
export interface CallResult {
  name: string;
  /** Absent where the spool has no whole record of it. */
  account?: CallAccount;
  /** What the decision function says for the same instant, caller, random and counters. */
  simulated: Decision;
  /** Empty where all is as expected and as simulated. */
  differences: Difference[];
}
