import type { DeploymentFinding, DeploymentRule } from "../rule.ts";

/** Records that go to Route 53 need the foundation's zone, and the edge's domain must lie in it. */
export const domainInZone: DeploymentRule = {
  id: "domain-in-zone",
  check: ({ cluster, edge: { domain } }, foundation): DeploymentFinding[] => {
    if (cluster?.dns?.kind !== "route53") return [];
    const zone = foundation?.dns?.zone;
    if (zone === undefined) {
      const params = { file: foundation !== undefined };
      return [{ in: "platform", finding: { code: "no-zone", path: ["cluster", "dns", "kind"], params } }];
    }
    if (domain === zone || domain.endsWith(`.${zone}`)) return [];
    const params = { domain, zone };
    return [{ in: "platform", finding: { code: "domain-outside-zone", path: ["edge", "domain"], params } }];
  },
};
