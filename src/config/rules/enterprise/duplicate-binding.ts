import type { EnterpriseRule } from "../rule.ts";

/** Two bindings have the same id, so a reference to it says nothing. */
export const duplicateBinding: EnterpriseRule = {
  id: "duplicate-binding",
  check: ({ bindings }) => {
    const first = new Map<string, number>();
    return bindings.flatMap(({ id }, i) => {
      const other = first.get(id);
      if (other === undefined) first.set(id, i);
      return other === undefined
        ? []
        : [{ code: "duplicate-binding", path: ["bindings", i, "id"], params: { id, first: other + 1 } }];
    });
  },
};
