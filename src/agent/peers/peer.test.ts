import { expect, test } from "vitest";
import { readPeers } from "./peer.ts";

const one = { id: "edge-1", address: "192.0.2.1", port: 5060 };

test("edges by id; draining only where it is true", () => {
  const list = [
    { ...one, id: "edge-2", draining: true },
    { ...one, draining: false },
    { id: "edge-10", address: "2001:db8::1", port: 65535 },
  ];
  expect(readPeers(JSON.stringify(list))).toEqual([
    one,
    { id: "edge-10", address: "2001:db8::1", port: 65535 },
    { ...one, id: "edge-2", draining: true },
  ]);
  expect(readPeers("[]")).toEqual([]);
});

test.each([
  ["{", "it is no JSON"],
  ['{"id":"a"}', "it is no list"],
  ["[7]", "peer 1: it is no object"],
  [JSON.stringify([one, null]), "peer 2: it is no object"],
  [JSON.stringify([{ ...one, id: "a b" }]), 'peer 1: "id" is'],
  [JSON.stringify([{ ...one, id: undefined }]), 'peer 1: "id" is'],
  [JSON.stringify([{ ...one, address: "edge.example" }]), 'peer 1: "address" is an IP address'],
  [JSON.stringify([{ ...one, port: "5060" }]), 'peer 1: "port" is'],
  [JSON.stringify([{ ...one, port: 0 }]), 'peer 1: "port" is'],
  [JSON.stringify([{ ...one, draining: "yes" }]), 'peer 1: "draining" is true or false'],
  [JSON.stringify([{ ...one, weight: 1 }]), 'peer 1: unknown key "weight"; there are id, address, port'],
  [JSON.stringify([one, { ...one, port: 5061 }]), "two peers have the id edge-1"],
])("%s is refused with its place", (text, message) => {
  expect(() => readPeers(text)).toThrow(message);
});
