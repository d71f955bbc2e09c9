import type { Enterprise, Strategy } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";
import type { Platform } from "../platform.types.ts";
import { actionsOf } from "./actions.ts";

/** A group of bindings that ring, its strategy filled in. */
export interface Group {
  readonly members: readonly string[];
  readonly strategy: Strategy;
  readonly path: Path;
  /** Where a member stands: in the group, or in `bindings` for the group of a file without `answer`. */
  readonly memberPath: (index: number) => Path;
}

/** Every ring group of a file; without `answer` all bindings are one. */
export function groupsOf(file: Enterprise, { defaults }: Platform): Group[] {
  const usual = defaults.strategy ?? "sequential";
  const groups = actionsOf(file).flatMap(({ action, path }): Group[] =>
    "ring" in action
      ? [
          {
            members: action.ring,
            strategy: action.strategy ?? usual,
            path,
            memberPath: (i) => [...path, "ring", i],
          },
        ]
      : [],
  );
  if (file.answer !== undefined) return groups;
  const members = file.bindings.map(({ id }) => id);
  return [...groups, { members, strategy: usual, path: ["bindings"], memberPath: (i) => ["bindings", i] }];
}
