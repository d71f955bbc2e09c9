import type { PlatformRule } from "../rule.ts";

/** A call takes two ports a side for speech and its reports: fewer than four serve nobody. */
export const mediaPorts: PlatformRule = {
  id: "media-ports",
  check: ({ edge }) => {
    const ports = edge.media?.ports;
    if (!ports || ports.to - ports.from >= 3) return [];
    return [{ code: "media-ports", path: ["edge", "media", "ports", "to"], params: ports }];
  },
};
