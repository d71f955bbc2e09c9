import { expect, test } from "vitest";
import { knownToCarriers } from "./known-to-carriers.ts";

test("what carriers know each edge by goes with it, where that is another address", () => {
  const peers = [
    { id: "edge-0", address: "10.40.1.10", port: 5060 },
    { id: "edge-1", address: "203.0.113.8", port: 5060 },
    { id: "edge-2", address: "10.40.1.12", port: 5060 },
  ];
  const edges = [{ public: "203.0.113.7", private: "10.40.1.10" }, { public: "203.0.113.8" }];
  expect(knownToCarriers(peers, edges)).toEqual([{ ...peers[0], public: "203.0.113.7" }, peers[1], peers[2]]);
  expect(knownToCarriers(peers, undefined)).toEqual(peers);
});
