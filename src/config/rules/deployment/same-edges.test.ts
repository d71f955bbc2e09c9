import { expect, test } from "vitest";
import { foundIn } from "./found-in.ts";
import { sameEdges } from "./same-edges.ts";

const check = foundIn(sameEdges);
const platform = (...addresses: string[]) => ({ edge: { domain: "sip.example.cn", addresses } });
const foundation = (...addresses: string[]) => ({
  edges: addresses.map((address, i) => ({ public: address, private: `10.0.0.${i}` })),
});

test("the platform's edges are the foundation's, in any order", () => {
  expect(check(platform("192.0.2.1"))).toEqual([]);
  expect(check(platform("192.0.2.1", "192.0.2.2"), foundation("192.0.2.2", "192.0.2.1"))).toEqual([]);
  expect(check(platform("192.0.2.1", "192.0.2.3"), foundation("192.0.2.1", "192.0.2.2"))).toEqual([
    { in: "platform", code: "edge-not-in-foundation", path: ["edge", "addresses", 1] },
    { in: "foundation", code: "edge-not-in-platform", path: ["edges", 1, "public"] },
  ]);
});

test("speech goes by an address of the foundation too: only those are translated to nodes", () => {
  const edge = { ...platform("192.0.2.1").edge, media: { addresses: ["192.0.2.9"] } };
  expect(check({ edge }, foundation("192.0.2.1"))).toEqual([
    { in: "platform", code: "edge-not-in-foundation", path: ["edge", "media", "addresses", 0] },
  ]);
});
