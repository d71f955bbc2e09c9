import { type Compiled, compile } from "#compile/compile.ts";
import { areaTable } from "#model/area-table.ts";
import { sampleEnterprise, samplePlatform } from "#model/samples.ts";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Foundation } from "../config/foundation.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { KubernetesObject } from "./kubernetes-resource.ts";

const image = (name: string) => `registry.example.cn/hotline/${name}@sha256:${"5".repeat(64)}`;

/** For tests: the smallest platform on a cluster. */
export const clusterPlatform: Platform = {
  ...samplePlatform,
  cluster: { kubernetes: "1.36", images: { edge: image("edge"), hotline: image("hotline") } },
};

/** For tests: the same with its generations in a bucket, */
export const bucketPlatform: Platform = {
  ...samplePlatform,
  cluster: {
    kubernetes: "1.36",
    images: { edge: image("edge"), hotline: image("hotline") },
    bundles: { store: "s3" },
  },
};

/** and what it stands on. */
export const sampleFoundation: Foundation = {
  apiVersion: "hotline400/v1",
  kind: "Foundation",
  region: "cn-northwest-1",
  edges: [{ public: "203.0.113.7", private: "10.40.1.10" }],
  buckets: { bundles: "sample-bundles" },
  dns: { zone: "sip.local.example", zoneId: "Z0123456789ABC" },
};

/** For tests: what a chart could give. */
export const sampleObjects: readonly KubernetesObject[] = [
  { apiVersion: "apps/v1", kind: "StatefulSet", metadata: { name: "edge", namespace: "hotline" } },
  { apiVersion: "v1", kind: "Service", metadata: { name: "edge", namespace: "hotline" } },
  { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "edge", namespace: "hotline" } },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: "edge", namespace: "hotline" },
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "Role",
    metadata: { name: "edge", namespace: "hotline" },
  },
  {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    metadata: { name: "edge", namespace: "hotline" },
  },
];

const areas = areaTable({ version: "1", licence: "none", source: "test", runs: [[1_390_123, "010"]] });

/** For tests: enterprises that differ in their number. */
export function sampleEnterprises(count: number): Enterprise[] {
  return Array.from({ length: count }, (_, index) => ({
    ...sampleEnterprise,
    metadata: { id: `e${index}`, name: "企業" },
    number: `4006${String(index).padStart(6, "0")}`,
  }));
}

/** For tests: enterprises as a generation. */
export function compiledOf(enterprises: readonly Enterprise[], platform: Platform): Compiled {
  return compile(platform, enterprises, areas);
}
