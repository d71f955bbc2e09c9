import type { PlatformRule } from "../rule.ts";

/** Two segments have the same prefix, so its numbers would have two carriers. A longer prefix inside another is fine. */
export const duplicateSegment: PlatformRule = {
  id: "duplicate-segment",
  check: ({ segments }) => {
    const first = new Map<string, string>();
    return segments.flatMap(({ prefix, carrier }, i) => {
      const other = first.get(prefix);
      if (other === undefined) first.set(prefix, carrier);
      return other === undefined
        ? []
        : [{ code: "duplicate-segment", path: ["segments", i, "prefix"], params: { prefix, other } }];
    });
  },
};
