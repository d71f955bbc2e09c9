import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { mediaAddresses } from "./media-addresses.ts";

const image = `edge@sha256:${"0".repeat(64)}`;
const cluster: Platform["cluster"] = { kubernetes: "1.36", images: { edge: image, hotline: image } };
const edge = (...addresses: string[]) => ({
  domain: "sip.example.cn",
  addresses: ["192.0.2.1", "192.0.2.2"],
  media: { addresses },
});

test("in a cluster each node has a media address; one machine may have any number", () => {
  expect(mediaAddresses.check(platformFile({ cluster }))).toEqual([]);
  expect(mediaAddresses.check(platformFile({ edge: edge("192.0.2.9") }))).toEqual([]);
  expect(mediaAddresses.check(platformFile({ cluster, edge: edge("192.0.2.8", "192.0.2.9") }))).toEqual([]);
  expect(places(mediaAddresses.check(platformFile({ cluster, edge: edge("192.0.2.9") })))).toEqual([
    { code: "media-addresses", path: ["edge", "media", "addresses"] },
  ]);
});
