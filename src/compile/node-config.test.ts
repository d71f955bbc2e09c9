import { expect, test } from "vitest";
import { samplePlatform } from "#model/samples.ts";
import type { Platform, Trunk } from "../config/platform.types.ts";
import { nodeConfig } from "./node-config.ts";

const trunk: Trunk = {
  id: "north",
  carrier: "unicom",
  host: "127.0.0.11:5090",
  auth: { kind: "address", addresses: ["127.0.0.11", "127.0.0.21"] },
  delivers: { number: "hotline", at: "request-uri", format: "plain" },
  callerId: "original",
  capacity: 10,
};

function plan(parts: Partial<Trunk>) {
  return nodeConfig({ ...samplePlatform, trunks: [{ ...trunk, ...parts }] }).trunks[0];
}

test("a trunk gets the schema's defaults", () => {
  expect(plan({})).toEqual({
    id: "north",
    carrier: "unicom",
    host: "127.0.0.11",
    port: 5090,
    transport: "udp",
    addresses: ["127.0.0.11", "127.0.0.21"],
    delivers: { number: "hotline", at: "request-uri", format: "plain" },
    callerId: "original",
    diversion: "none",
    media: "anchored",
    maxUnansweredS: 60,
    numberFormat: "national",
    capacity: 10,
    priority: 1,
    weight: 1,
    cost: 0,
    probe: "options",
  });
});

test("a trunk over TLS verifies its carrier unless told otherwise, and names secrets alone", () => {
  expect(plan({ transport: "tls" })?.tls).toEqual({ verify: true });
  const client = { certificate: { secret: "ours" }, key: { secret: "key" } };
  const tls = { verify: false, ca: { secret: "ca" }, client };
  expect(plan({ transport: "tls", tls })?.tls).toEqual({
    verify: false,
    ca: "ca",
    client: { certificate: "ours", key: "key" },
  });
  expect(plan({ tls })?.tls).toBeUndefined();
});

test("the order of trunks and the edge's own certificate are the platform's", () => {
  const own = { certificate: { secret: "edge-cert" }, key: { secret: "edge-cert-key" } };
  const edge = { ...own, targetCa: { secret: "exchanges" } };
  expect(nodeConfig(samplePlatform)).toMatchObject({ trunkOrder: "weight" });
  expect(
    nodeConfig({ ...samplePlatform, edge: { ...samplePlatform.edge, trunkOrder: "cost", tls: edge } }),
  ).toMatchObject({
    trunkOrder: "cost",
    tls: { certificate: "edge-cert", key: "edge-cert-key", targetCa: "exchanges" },
  });
});

test("a registration trunk's calls come from its host, and its password stays a reference", () => {
  const auth = { kind: "register", username: "u", realm: "r", password: { secret: "trunk-north" } } as const;
  expect(plan({ auth, callerIdNumber: "0755-26000000", cost: "0.08", maxUnanswered: "2m" })).toMatchObject({
    addresses: ["127.0.0.11"],
    register: { username: "u", realm: "r", secret: "trunk-north" },
    callerIdNumber: "+8675526000000",
    cost: 800,
    maxUnansweredS: 120,
  });
});

test.each([
  [{ host: "sbc.example.cn" }, "sbc.example.cn", 5060],
  [{ host: "sbc.example.cn", transport: "tls" }, "sbc.example.cn", 5061],
  [{ host: "[2001:db8::1]" }, "[2001:db8::1]", 5060],
  [{ host: "[2001:db8::1]:5070" }, "[2001:db8::1]", 5070],
] satisfies [Partial<Trunk>, string, number][])("%o", (parts, host, port) => {
  expect(plan(parts)).toMatchObject({ host, port });
});

test("media goes through the signalling addresses where the platform names none for it", () => {
  const media = (parts: Platform["edge"]["media"]) =>
    nodeConfig({ ...samplePlatform, edge: { ...samplePlatform.edge, ...(parts && { media: parts }) } }).media;
  expect(media(undefined)).toEqual({
    addresses: samplePlatform.edge.addresses,
    ports: { from: 30_000, to: 39_999 },
    silentS: 60,
  });
  expect(media({ addresses: ["192.0.2.9"], ports: { from: 20_000, to: 20_999 }, silentAfter: "2m" })).toEqual(
    {
      addresses: ["192.0.2.9"],
      ports: { from: 20_000, to: 20_999 },
      silentS: 120,
    },
  );
});
