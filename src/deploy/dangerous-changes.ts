import { canonicalJson } from "#compile/canonical-json.ts";
import { sha256 } from "#compile/sha256.ts";
import { CHANGE_RULES } from "./changes/change-rules.ts";
import { changedNumbers } from "./changes/changed-numbers.ts";
import type { DeployedStack } from "./changes/dangerous-change.ts";
import type { Acknowledgement, Objection } from "./objection.ts";

/** A dangerous change, which its acknowledgement lets happen. */
export interface RefusedChange extends Objection {
  readonly acknowledgement: Acknowledgement;
}

/**
 * What between two states of a stack breaks calls, or cannot be undone, where it was not meant; by kind, then by subject.
 * Pure. Each has the acknowledgement that names this one transition: another old value has another digest.
 */
export function dangerousChanges(base: DeployedStack, next: DeployedStack): RefusedChange[] {
  const transition = { base, next, numbers: changedNumbers(base.compiled, next.compiled) };
  return CHANGE_RULES.flatMap(({ id, find }) =>
    find(transition)
      .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
      .map(({ subject, was, message }) => ({
        rule: id,
        subject,
        message,
        help: "undo it; or, where it is meant, add this one to acknowledgements in platform.yaml",
        acknowledgement: { change: id, subject, was: sha256(canonicalJson(was)) },
      })),
  );
}
