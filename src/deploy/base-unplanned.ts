import { canonicalJson } from "#compile/canonical-json.ts";
import { sha256 } from "#compile/sha256.ts";
import type { RefusedChange } from "./dangerous-changes.ts";

/** Kind of the change, beside those of two stacks that can be compared. */
export const BASE_UNPLANNED = "base-unplanned";

/** A deployment over a stack that cannot be planned as it was deployed at a commit: nobody can say what it changes. */
export function baseUnplanned(commit: string): RefusedChange {
  return {
    rule: BASE_UNPLANNED,
    subject: commit,
    message: `what is deployed, of commit ${commit}, cannot be planned here, so that nothing can say what changes`,
    help: "deploy its correction by the code that deployed it; or, where somebody has read the difference, add this one to acknowledgements in platform.yaml",
    acknowledgement: { change: BASE_UNPLANNED, subject: commit, was: sha256(canonicalJson(commit)) },
  };
}
