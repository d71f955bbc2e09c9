import { expect, test } from "vitest";
import type { Foundation } from "../config/foundation.types.ts";
import type { Platform } from "../config/platform.types.ts";
import { edgeSizes } from "./edge-sizes.ts";
import { edgeValues } from "./edge-values.ts";
import type { EdgeValues } from "./edge-values.types.ts";
import { isRefusal } from "./refusal.ts";
import {
  bucketPlatform,
  clusterPlatform,
  compiledOf,
  sampleEnterprises,
  sampleFoundation,
} from "./sample-deployment.ts";

const few = { lineBytes: 1000 };

function valuesOf(platform: Platform, foundation?: Foundation, sizes = few): EdgeValues {
  const values = edgeValues(platform, foundation, sizes);
  if (isRefusal(values)) throw new Error(values.code);
  return values;
}

const addresses = ["203.0.113.7", "203.0.113.8"];
const foundation: Foundation = {
  ...sampleFoundation,
  edges: [
    { public: "203.0.113.8", private: "10.40.2.10" },
    { public: "203.0.113.7", private: "10.40.1.10" },
  ],
};
const withEdge = (edge: Partial<Platform["edge"]>): Platform => ({
  ...clusterPlatform,
  edge: { ...clusterPlatform.edge, addresses, ...edge },
});

test("each declared address is a node, with the one behind it where the foundation has one", () => {
  expect(valuesOf(withEdge({}), foundation).edges).toEqual([
    { public: "203.0.113.7", private: "10.40.1.10" },
    { public: "203.0.113.8", private: "10.40.2.10" },
  ]);
  expect(valuesOf(withEdge({})).edges).toEqual([{ public: "203.0.113.7" }, { public: "203.0.113.8" }]);
});

test("on nodes with IPv6 addresses the agent answers at those too, for there it is asked whether it lives", () => {
  expect(valuesOf(withEdge({}), foundation).agent).toBeUndefined();
  expect(valuesOf(withEdge({ addresses: ["2001:db8::7"] })).agent).toEqual({ address: "::" });
});

test("speech has addresses of its own only where the platform says others", () => {
  expect(valuesOf(withEdge({ media: { addresses } })).relay?.edges).toBeUndefined();
  const others = { addresses: ["203.0.113.8", "203.0.113.9"] };
  expect(valuesOf(withEdge({ media: others }), foundation).relay?.edges).toEqual([
    { public: "203.0.113.8", private: "10.40.2.10" },
    { public: "203.0.113.9" },
  ]);
});

test("without an anchored trunk there is no relay", () => {
  const trunks = clusterPlatform.trunks.map((trunk) => ({ ...trunk, media: "direct" as const }));
  expect(valuesOf({ ...clusterPlatform, trunks }).relay?.enabled).toBe(false);
  expect(valuesOf(clusterPlatform).relay?.enabled).toBe(true);
});

test("a generation lies in the cluster or in the foundation's bucket", () => {
  expect(valuesOf(clusterPlatform).store).toEqual({ kind: "configmaps", pointer: "hotline-generation" });
  expect(valuesOf(bucketPlatform, sampleFoundation).store).toEqual({
    kind: "s3",
    s3: { bucket: "sample-bundles", region: "cn-northwest-1" },
  });
  expect(edgeValues(bucketPlatform, undefined, few)).toEqual({ code: "no-bucket" });
  const { cluster: _, ...alone } = clusterPlatform;
  expect(edgeValues(alone, undefined, few)).toEqual({ code: "no-cluster" });
});

test("old objects are removed after the time to keep them; of a bucket, by a role of its own", () => {
  const role = "arn:aws-cn:iam::123456789012:role/collect";
  const withRole = { ...sampleFoundation, roles: { collect: role } };
  expect(valuesOf(clusterPlatform, withRole).collect).toEqual({ keep: "168h" });
  expect(valuesOf(bucketPlatform, sampleFoundation).collect).toEqual({ enabled: false });
  const { cluster } = bucketPlatform;
  if (cluster === undefined) throw new Error("no cluster");
  const keeping: Platform = {
    ...bucketPlatform,
    cluster: { ...cluster, bundles: { store: "s3", keep: "24h" } },
  };
  expect(valuesOf(keeping, withRole).collect).toEqual({
    keep: "24h",
    annotations: { "eks.amazonaws.com/role-arn": role },
  });
});

test("what the platform says of the cluster, and what it leaves out", () => {
  const { cluster } = clusterPlatform;
  if (cluster === undefined) throw new Error("no cluster");
  const said = { ...cluster, edge: { workers: 8, grace: "30m" }, secrets: "others", monitoring: false };
  const role = "arn:aws-cn:iam::123456789012:role/edge";
  const tls = { certificate: { secret: "tls-cert" }, key: { secret: "tls-key" } };
  const platform: Platform = { ...clusterPlatform, cluster: said, edge: { ...clusterPlatform.edge, tls } };
  expect(valuesOf(platform, { ...foundation, roles: { edge: role } })).toMatchObject({
    secrets: "others",
    sip: { workers: 8, tlsPort: 5061 },
    drain: { graceSeconds: 1800 },
    serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": role } },
    monitoring: { enabled: false },
  });
  expect(valuesOf(clusterPlatform)).toMatchObject({
    secrets: "hotline-secrets",
    sip: { workers: 4 },
    drain: { graceSeconds: 7200 },
    monitoring: { enabled: true },
  });
});

test("pods go to the nodes of the platform's pool, and no other stack's", () => {
  const { cluster } = clusterPlatform;
  if (cluster === undefined) throw new Error("no cluster");
  const pool = (value: string) => ({
    nodeSelector: { "hotline400.io/pool": value },
    tolerations: [{ key: "hotline400.io/pool", operator: "Equal", value, effect: "NoSchedule" }],
  });
  expect(valuesOf(clusterPlatform).pod).toEqual(pool("edge"));
  const north = { ...cluster, edge: { pool: "north" } };
  expect(valuesOf({ ...clusterPlatform, cluster: north }).pod).toEqual(pool("north"));
});

test("a node keeps its folder where the platform claims a volume, whose size does not follow the numbers", () => {
  const { cluster } = clusterPlatform;
  if (cluster === undefined) throw new Error("no cluster");
  const claimed = (claim: NonNullable<typeof cluster.claim>, lineBytes = 0) =>
    valuesOf({ ...clusterPlatform, cluster: { ...cluster, claim } }, undefined, { lineBytes }).claim;
  expect(valuesOf(clusterPlatform).claim).toBeUndefined();
  expect(claimed({})).toEqual({ enabled: true, mebibytes: 20_480 });
  expect(claimed({}, 1e9)).toEqual(claimed({}));
  expect(claimed({ storageClass: "gp3", mebibytes: 40_960 })).toEqual({
    ...{ enabled: true, storageClass: "gp3", mebibytes: 40_960 },
  });
});

test("room for numbers grows in steps of two, from what small platforms never leave", () => {
  const numbers = (lineBytes: number) => valuesOf(clusterPlatform, undefined, { lineBytes }).sizes?.numbers;
  expect(numbers(0)).toBe(16_384);
  expect(numbers(16_384 * 5000)).toBe(16_384);
  expect(numbers(16_384 * 5000 + 1)).toBe(32_768);
  expect(numbers(100_000 * 4700)).toBe(131_072);
});

test("a node carries half of the channels, all but one of them together; no more than the ports of speech do", () => {
  const [trunk] = clusterPlatform.trunks;
  if (trunk === undefined) throw new Error("no trunk");
  const calls = (capacity: number, edge: Partial<Platform["edge"]>) =>
    valuesOf({ ...withEdge(edge), trunks: [{ ...trunk, capacity }] }).sizes?.calls;
  expect(calls(1, {})).toBe(64);
  expect(calls(2000, {})).toBe(1024);
  expect(calls(2000, { addresses: [...addresses, "203.0.113.9"] })).toBe(512);
  expect(calls(100_000, { media: { ports: { from: 30_000, to: 31_023 } } })).toBe(256);
});

test("the size of a generation is that of its numbers' lines", () => {
  const lineBytes = (count: number) =>
    edgeSizes(compiledOf(sampleEnterprises(count), clusterPlatform)).lineBytes;
  expect(lineBytes(0)).toBe(0);
  expect(lineBytes(10)).toBe(10 * lineBytes(1));
  expect(lineBytes(1)).toBeGreaterThan(200);
});
