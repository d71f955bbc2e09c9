import { nearestIn } from "../nearest.ts";
import type { DeploymentFinding, DeploymentRule } from "../rule.ts";

/** An address without a node gets no calls, and a node without an address sends none. */
export const sameEdges: DeploymentRule = {
  id: "same-edges",
  check: ({ edge }, foundation): DeploymentFinding[] => {
    if (foundation === undefined) return [];
    const held = foundation.edges.map((each) => each.public);
    const near = nearestIn(held);
    const missing = (addresses: readonly string[], ...path: string[]) =>
      addresses.flatMap((address, i): DeploymentFinding[] => {
        if (held.includes(address)) return [];
        const params = { address, near: near(address), valid: held };
        const finding = { code: "edge-not-in-foundation", path: ["edge", ...path, i], params } as const;
        return [{ in: "platform", finding }];
      });
    return [
      ...missing(edge.addresses, "addresses"),
      ...missing(edge.media?.addresses ?? [], "media", "addresses"),
      ...held.flatMap((address, i): DeploymentFinding[] => {
        if (edge.addresses.includes(address)) return [];
        const path = ["edges", i, "public"];
        return [{ in: "foundation", finding: { code: "edge-not-in-platform", path, params: { address } } }];
      }),
    ];
  },
};
