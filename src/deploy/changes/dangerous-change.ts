import type { Compiled } from "#compile/compile.ts";
import type { Foundation } from "../../config/foundation.types.ts";
import type { Platform } from "../../config/platform.types.ts";
import type { Acknowledgement } from "../objection.ts";
import type { DeploymentPlan } from "../planned-resource.ts";
import type { ChangedNumber } from "./changed-numbers.ts";

/** A stack as it is, or is to be, deployed. */
export interface DeployedStack {
  readonly platform: Platform;
  readonly foundation?: Foundation | undefined;
  readonly compiled: Compiled;
  readonly plan: DeploymentPlan;
}

/** What a change is worked out of. */
interface Transition {
  readonly base: DeployedStack;
  readonly next: DeployedStack;
  /** Numbers whose plan is not the same in both, ascending. */
  readonly numbers: readonly ChangedNumber[];
}

/** A change that breaks calls, or cannot be undone, where it was not meant. */
interface DangerousChange {
  /** Number, trunk, address … that is changed. */
  readonly subject: string;
  /** The old value, whose digest an acknowledgement names. */
  readonly was: unknown;
  /** What changes and what follows from it, as a clause without capital letter and full stop. */
  readonly message: string;
}

/** Finds the changes of one kind. */
export interface ChangeRule {
  readonly id: Acknowledgement["change"];
  readonly find: (transition: Transition) => DangerousChange[];
}
