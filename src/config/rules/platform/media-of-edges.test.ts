import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { mediaOfEdges } from "./media-of-edges.ts";

const image = `edge@sha256:${"0".repeat(64)}`;
const cluster: Platform["cluster"] = { kubernetes: "1.36", images: { edge: image, hotline: image } };
const edge = {
  domain: "sip.example.cn",
  addresses: ["192.0.2.1"],
  media: { addresses: ["192.0.2.1", "192.0.2.9"] },
};

test("in a cluster media has the edges' addresses; on one machine it may have others", () => {
  expect(mediaOfEdges.check(platformFile({ edge }))).toEqual([]);
  expect(places(mediaOfEdges.check(platformFile({ edge, cluster })))).toEqual([
    { code: "media-of-no-edge", path: ["edge", "media", "addresses", 1] },
  ]);
});
