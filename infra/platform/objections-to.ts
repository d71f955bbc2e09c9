import { log } from "@pulumi/pulumi";
import { baseUnplanned } from "../../src/deploy/base-unplanned.ts";
import type { DeployedStack } from "../../src/deploy/changes/dangerous-change.ts";
import { isAcknowledged, needlessAcknowledgements, refusals } from "../../src/deploy/refusals.ts";
import { needlessText, refusalsText } from "../../src/deploy/refusals-text.ts";
import type { LastDeployed } from "./commit-of.ts";
import { stackAtCommit } from "./stack-at-commit.ts";

/**
 * What the guard rails have against deploying a stack over what is there; warns of acknowledgements that nothing needs.
 *
 * @param last what was deployed last; undefined for the first deployment
 */
export async function objectionsTo(
  next: DeployedStack,
  folder: string,
  last: LastDeployed | undefined,
): Promise<string[]> {
  const acknowledgements = next.platform.acknowledgements ?? [];
  const base = last && (await stackAtCommit(folder, last));
  if (typeof base === "string") return [base];
  const isUnplanned = base !== undefined && "unplanned" in base;
  if (isUnplanned) {
    const refused = baseUnplanned(last?.commit ?? "");
    if (!isAcknowledged(refused, acknowledgements)) return [base.unplanned, refusalsText([refused]).trim()];
  }
  const deployment = { base: isUnplanned ? undefined : base, next, acknowledgements };
  const needless = needlessAcknowledgements(deployment);
  if (needless.length > 0) await log.warn(needlessText(needless).trim());
  const objections = refusals(deployment);
  return objections.length === 0 ? [] : [refusalsText(objections).trim()];
}
