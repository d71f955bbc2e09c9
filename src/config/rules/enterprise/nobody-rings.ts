import type { Path } from "../../finding.ts";
import { groupsOf } from "../groups.ts";
import type { EnterpriseRule } from "../rule.ts";

/** All members of a group or queue are disabled, so nobody is ever rung there. */
export const nobodyRings: EnterpriseRule = {
  id: "nobody-rings",
  check: (file, platform) => {
    const disabled = new Set(file.bindings.filter(({ enabled }) => enabled === false).map(({ id }) => id));
    if (disabled.size === 0) return [];
    const groups: { members: readonly string[]; path: Path }[] = [
      ...groupsOf(file, platform).map(({ members, path }) => ({
        members,
        path: path[0] === "bindings" ? path : [...path, "ring"],
      })),
      ...Object.entries(file.queues ?? {}).map(([name, { members }]) => ({
        members,
        path: ["queues", name, "members"],
      })),
    ];
    return groups
      .filter(({ members }) => members.every((id) => disabled.has(id)))
      .map(({ path }) => ({ code: "nobody-rings", path, at: "key" }));
  },
};
