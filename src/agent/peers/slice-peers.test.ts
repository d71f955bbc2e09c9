import type { V1Endpoint, V1EndpointSlice } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { slicePeers as peersOf } from "./slice-peers.ts";

const slicePeers = (slices: V1EndpointSlice[]) => peersOf(slices, "IPv4");

const SIP = { name: "sip", port: 5060, protocol: "UDP" };
const slice = (endpoints: V1Endpoint[], ports: V1EndpointSlice["ports"] = [SIP]): V1EndpointSlice => ({
  addressType: "IPv4",
  endpoints,
  ...(ports && { ports }),
});
const endpoint = (name: string, address: string, conditions: V1Endpoint["conditions"] = {}): V1Endpoint => ({
  addresses: [address],
  conditions,
  targetRef: { kind: "Pod", name },
});

test("pods of all slices, by name, each once", () => {
  const b = endpoint("b", "192.0.2.2");
  expect(slicePeers([slice([b]), slice([endpoint("a", "192.0.2.1"), b])])).toEqual([
    { id: "a", address: "192.0.2.1", port: 5060 },
    { id: "b", address: "192.0.2.2", port: 5060 },
  ]);
});

test("where nodes have an address of each family, edges are at that of the own one", () => {
  const v6 = { ...slice([endpoint("a", "2001:db8::1"), endpoint("b", "2001:db8::2")]), addressType: "IPv6" };
  const names = { ...slice([endpoint("c", "edge.example.cn")]), addressType: "FQDN" };
  const slices = [v6, slice([endpoint("a", "192.0.2.1"), endpoint("b", "192.0.2.2")]), names];
  const addresses = (family: "IPv4" | "IPv6", from = slices) =>
    peersOf(from, family).map((peer) => peer.address);
  expect(addresses("IPv4")).toEqual(["192.0.2.1", "192.0.2.2"]);
  expect(addresses("IPv6")).toEqual(["2001:db8::1", "2001:db8::2"]);
  expect(addresses("IPv6", slices.toReversed())).toEqual(["2001:db8::1", "2001:db8::2"]);
});

test("a slice of nothing, as the API server writes it, hides no other", () => {
  const empty: V1EndpointSlice = JSON.parse('{ "addressType": "IPv4", "endpoints": null, "ports": null }');
  expect(slicePeers([empty, slice([endpoint("a", "192.0.2.1")])])).toHaveLength(1);
  expect(slicePeers([{ ...empty, ports: [SIP] }])).toEqual([]);
});

test.each([
  ["ready", { ready: true, serving: true, terminating: false }, {}],
  ["of which nothing is said", {}, {}],
  ["that ends and still serves", { ready: false, serving: true, terminating: true }, { draining: true }],
  ["that ends and serves no more", { ready: false, serving: false, terminating: true }, undefined],
  ["that is not ready", { ready: false, serving: false, terminating: false }, undefined],
])("a pod %s", (_, conditions, more) => {
  const peers = slicePeers([slice([endpoint("a", "192.0.2.1", conditions)])]);
  expect(peers).toEqual(more === undefined ? [] : [{ id: "a", address: "192.0.2.1", port: 5060, ...more }]);
});

test("the port named sip, else the first one over UDP; a slice without one names no edges", () => {
  const port = (ports: V1EndpointSlice["ports"]) =>
    slicePeers([slice([endpoint("a", "192.0.2.1")], ports)]).map((peer) => peer.port);
  expect(port([{ name: "other", port: 7000, protocol: "UDP" }, SIP])).toEqual([5060]);
  expect(port([{ port: 8080, protocol: "TCP" }, { port: 7000 }])).toEqual([7000]);
  expect(port([{ port: 8080, protocol: "TCP" }])).toEqual([]);
  expect(port([])).toEqual([]);
});

test("without a pod it is named by its node, else by its address", () => {
  const bare = { addresses: ["192.0.2.1"] };
  expect(slicePeers([slice([{ ...bare, nodeName: "node-1" }])])).toMatchObject([{ id: "node-1" }]);
  expect(slicePeers([slice([bare])])).toMatchObject([{ id: "192.0.2.1" }]);
});
