import type { Objection } from "../objection.ts";
import type { DeploymentPlan } from "../planned-resource.ts";

/** What holds in every plan, whatever was before. Nothing lets an exception pass. */
export interface PlanRule {
  readonly id: string;
  readonly check: (plan: DeploymentPlan) => Complaint[];
}

/** An objection as its rule states it. */
export type Complaint = Pick<Objection, "subject" | "message" | "help">;
