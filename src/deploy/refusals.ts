import type { DeployedStack } from "./changes/dangerous-change.ts";
import { dangerousChanges, type RefusedChange } from "./dangerous-changes.ts";
import type { Acknowledgement, Objection } from "./objection.ts";
import { PLAN_RULES } from "./rules/plan-rules.ts";

/** What is to be deployed, over what is there. */
export interface Deployment {
  /** What is there: the merge base in a review, the commit of the last deployment otherwise; absent for the first one. */
  readonly base?: DeployedStack | undefined;
  readonly next: DeployedStack;
  /** Those of the next platform.yaml. */
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Everything that speaks against a deployment; it may be carried out where there is nothing. Pure. */
export function refusals({ base, next, acknowledgements }: Deployment): Objection[] {
  const rules = PLAN_RULES.flatMap(({ id, check }) =>
    check(next.plan).map((complaint) => ({ rule: id, ...complaint })),
  );
  const changes = base === undefined ? [] : dangerousChanges(base, next);
  return [...rules, ...changes.filter((change) => !isAcknowledged(change, acknowledgements))];
}

/** Whether one of these names just this change. */
export function isAcknowledged(
  { acknowledgement }: RefusedChange,
  acknowledgements: readonly Acknowledgement[],
): boolean {
  return acknowledgements.some((each) => keyOf(each) === keyOf(acknowledgement));
}

/** Dangerous changes that happen because they are acknowledged. Who consents is to see to what. */
export function consentedChanges({ base, next, acknowledgements }: Deployment): RefusedChange[] {
  if (base === undefined) return [];
  return dangerousChanges(base, next).filter((change) => isAcknowledged(change, acknowledgements));
}

/** Acknowledgements that fit no change of a deployment; none for the first one, which changes nothing. Worth a warning. */
export function needlessAcknowledgements({ base, next, acknowledgements }: Deployment): Acknowledgement[] {
  if (base === undefined) return [];
  const needed = new Set(dangerousChanges(base, next).map(({ acknowledgement }) => keyOf(acknowledgement)));
  return acknowledgements.filter((each) => !needed.has(keyOf(each)));
}

function keyOf({ change, subject, was }: Acknowledgement): string {
  return JSON.stringify([change, subject, was]);
}
