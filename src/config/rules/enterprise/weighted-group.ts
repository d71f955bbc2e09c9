import type { Finding } from "../../finding.ts";
import { groupsOf } from "../groups.ts";
import type { EnterpriseRule } from "../rule.ts";

/** In a weighted group every member has a weight, and as written they add up to 100. */
export const weightedGroup: EnterpriseRule = {
  id: "weighted-group",
  check: (file, platform) => {
    const weights = new Map(file.bindings.map(({ id, weight }) => [id, weight]));
    return groupsOf(file, platform).flatMap(({ members, strategy, path, memberPath }): Finding[] => {
      if (strategy !== "weighted") return [];
      const without = members.flatMap((id, i) =>
        weights.has(id) && weights.get(id) === undefined ? [{ id, path: memberPath(i) }] : [],
      );
      if (without.length > 0)
        return without.map((at) => ({ code: "weight-missing", path: at.path, params: { id: at.id } }));
      const sum = members.reduce((total, id) => total + (weights.get(id) ?? 0), 0);
      if (sum === 100 || members.some((id) => !weights.has(id))) return [];
      const parts = members.slice(0, 20).map((id) => `${id} ${weights.get(id)}`);
      const place = path[0] === "bindings" ? path : [...path, "ring"];
      return [{ code: "weight-sum", path: place, params: { sum, parts } }];
    });
  },
};
