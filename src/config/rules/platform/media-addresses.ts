import type { PlatformRule } from "../rule.ts";

/** In a cluster each edge node holds one media address: one too few leaves a node without, one too many a node with two. */
export const mediaAddresses: PlatformRule = {
  id: "media-addresses",
  check: ({ cluster, edge: { addresses, media } }) => {
    const given = media?.addresses?.length;
    if (cluster === undefined || given === undefined || given === addresses.length) return [];
    const params = { media: given, edges: addresses.length };
    return [{ code: "media-addresses", path: ["edge", "media", "addresses"], params }];
  },
};
