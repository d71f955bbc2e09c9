import { log } from "@pulumi/pulumi";
import { needlessAcknowledgements, refusals } from "../../src/deploy/refusals.ts";
import { needlessText, refusalsText } from "../../src/deploy/refusals-text.ts";
import type { PlannedStack } from "./planned-stack.ts";
import { stackAtCommit } from "./stack-at-commit.ts";

/**
 * What the guard rails have against deploying a stack over what is there; warns of acknowledgements that nothing needs.
 *
 * @param commit that was deployed last; undefined for the first deployment
 */
export async function objectionsTo(
  next: PlannedStack,
  folder: string,
  commit: string | undefined,
): Promise<string[]> {
  const base = commit === undefined ? undefined : await stackAtCommit(folder, commit);
  if (typeof base === "string") return [base];
  const deployment = { base, next, acknowledgements: next.platform.acknowledgements ?? [] };
  const needless = needlessAcknowledgements(deployment);
  if (needless.length > 0) await log.warn(needlessText(needless).trim());
  const objections = refusals(deployment);
  return objections.length === 0 ? [] : [refusalsText(objections).trim()];
}
