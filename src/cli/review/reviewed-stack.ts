import { BASE_UNPLANNED } from "#deploy/base-unplanned.ts";
import type { DeployedStack as Deployed } from "#deploy/changes/dangerous-change.ts";
import { consentedChanges, needlessAcknowledgements, refusals } from "#deploy/refusals.ts";
import { consentedText, needlessText, refusalsText } from "#deploy/refusals-text.ts";
import { changedResources } from "./changed-resources.ts";
import { type PlannedFolder, plannedFolder } from "./planned-folder.ts";
import { renderedDiff } from "./rendered-diff.ts";

/** What a review says of one stack; texts are untrusted, and "" where there is nothing to say. */
export interface ReviewedStack {
  readonly name: string;
  readonly result: "well" | "errors" | "refused" | "removed";
  readonly said: string;
  /** What the guard rails say, also of what is acknowledged. */
  readonly refused: string;
  /** A line each; undefined where nothing is planned. */
  readonly resources?: readonly string[];
  readonly diff: string;
}

const UNJUDGED =
  "warning: the base branch's stack cannot be planned, so dangerous changes are not judged here; the deployment judges them\n";

/**
 * Reviews one stack: the pull request's against the base's.
 *
 * @param folders with the stacks of each
 * @param scratch empty folder that may be written to
 */
export async function reviewedStack(
  name: string,
  folders: { readonly base: string; readonly head: string },
  scratch: string,
): Promise<ReviewedStack> {
  const head = await plannedFolder(folders.head, name);
  const nothing = { name, said: "", refused: "", diff: "" };
  if (head === undefined) return { ...nothing, result: "removed" };
  const base = await plannedFolder(folders.base, name);
  if (head.failed) return { ...nothing, said: head.said, result: "errors" };
  const said = base?.failed === true ? `${head.said}${UNJUDGED}` : head.said;
  return { ...nothing, ...judged(base, head, scratch), said };
}

function judged(base: PlannedFolder | undefined, head: PlannedFolder, scratch: string) {
  const [old, next] = [base?.stack, head.stack];
  if (next === undefined)
    return old === undefined
      ? { result: "well" as const }
      : {
          result: "refused" as const,
          refused: "cluster is taken out of platform.yaml: nothing would be deployed any more",
        };
  const deployment: { base: Deployed | undefined; next: Deployed } = { base: old, next };
  const judgement = { ...deployment, acknowledgements: next.platform.acknowledgements ?? [] };
  const objections = refusals(judgement);
  // Of what is deployed only the deployment knows.
  const needless = needlessAcknowledgements(judgement).filter(({ change }) => change !== BASE_UNPLANNED);
  return {
    result: objections.length > 0 ? ("refused" as const) : ("well" as const),
    refused: [refusalsText(objections), consentedText(consentedChanges(judgement)), needlessText(needless)]
      .filter((text) => text !== "")
      .join("\n"),
    resources: changedResources(old?.plan, next.plan),
    diff: renderedDiff(old, next, scratch),
  };
}
