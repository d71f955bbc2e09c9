import { nearestIn } from "../nearest.ts";
import type { DeploymentFinding, DeploymentRule } from "../rule.ts";

/** An address without a node gets no calls, and a node without an address sends none. */
export const sameEdges: DeploymentRule = {
  id: "same-edges",
  check: ({ edge }, foundation): DeploymentFinding[] => {
    if (foundation === undefined) return [];
    const held = foundation.edges.map((each) => each.public);
    const near = nearestIn(held);
    return [
      ...edge.addresses.flatMap((address, i): DeploymentFinding[] => {
        if (held.includes(address)) return [];
        const params = { address, near: near(address), valid: held };
        const path = ["edge", "addresses", i];
        return [{ in: "platform", finding: { code: "edge-not-in-foundation", path, params } }];
      }),
      ...held.flatMap((address, i): DeploymentFinding[] => {
        if (edge.addresses.includes(address)) return [];
        const path = ["edges", i, "public"];
        return [{ in: "foundation", finding: { code: "edge-not-in-platform", path, params: { address } } }];
      }),
    ];
  },
};
