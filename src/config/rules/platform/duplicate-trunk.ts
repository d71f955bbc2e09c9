import type { PlatformRule } from "../rule.ts";

/** Two trunks have the same id: records and dashboards could not tell them apart. */
export const duplicateTrunk: PlatformRule = {
  id: "duplicate-trunk",
  check: ({ trunks }) => {
    const first = new Map<string, number>();
    return trunks.flatMap(({ id }, i) => {
      const other = first.get(id);
      if (other === undefined) first.set(id, i);
      return other === undefined
        ? []
        : [{ code: "duplicate-trunk", path: ["trunks", i, "id"], params: { id, first: other + 1 } }];
    });
  },
};
