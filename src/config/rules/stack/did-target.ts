import type { StackRule } from "../rule.ts";

/** A target that is a DID of the platform comes straight back to it. */
export const didTarget: StackRule = {
  id: "did-target",
  check: ({ entries }) => {
    const owners = new Map(entries.flatMap((entry) => (entry.did === undefined ? [] : [[entry.did, entry]])));
    return entries.flatMap(({ file, targets }) =>
      targets.flatMap(({ value, path }) => {
        const owner = owners.get(value);
        if (owner === undefined) return [];
        const params = { target: value, number: owner.number, id: owner.id };
        return [{ file, finding: { code: "did-target", path, params } }];
      }),
    );
  },
};
