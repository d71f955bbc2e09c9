import { refusals } from "../../src/deploy/refusals.ts";
import { refusalsText } from "../../src/deploy/refusals-text.ts";
import type { PlannedStack } from "./planned-stack.ts";
import { stackAtCommit } from "./stack-at-commit.ts";

/**
 * What the guard rails have against deploying a stack over what is there.
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
  const objections = refusals({ base, next, acknowledgements: next.platform.acknowledgements ?? [] });
  return objections.length === 0 ? [] : [refusalsText(objections).trim()];
}
