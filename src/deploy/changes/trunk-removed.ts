import type { ChangeRule } from "./dangerous-change.ts";
import { trunksOf } from "./trunks-of.ts";

/** The carrier's calls come from a stranger, and calls of others have a way less. */
export const trunkRemoved: ChangeRule = {
  id: "trunk-removed",
  find: ({ base, next }) => {
    const left = trunksOf(next.compiled);
    return [...trunksOf(base.compiled)]
      .filter(([id]) => !left.has(id))
      .map(([id, was]) => ({
        subject: id,
        was,
        message: `trunk ${id} is removed: calls from ${was.addresses.join(", ")} are dropped`,
      }));
  },
};
