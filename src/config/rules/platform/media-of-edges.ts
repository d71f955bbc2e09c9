import type { PlatformRule } from "../rule.ts";

/** In a cluster a node's media relay has the node's one address: what carriers let through must be that. */
export const mediaOfEdges: PlatformRule = {
  id: "media-of-edges",
  check: ({ cluster, edge }) => {
    const { addresses, media } = edge;
    if (cluster === undefined) return [];
    return (media?.addresses ?? []).flatMap((address, i) =>
      addresses.includes(address)
        ? []
        : [{ code: "media-of-no-edge", path: ["edge", "media", "addresses", i], params: { address } }],
    );
  },
};
