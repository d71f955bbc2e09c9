import { expect, test } from "vitest";
import { planStack } from "./plan-stack.ts";
import { isRefusal } from "./refusal.ts";
import { isRendered, renderedFiles } from "./rendered-files.ts";
import {
  bucketPlatform,
  clusterPlatform,
  compiledOf,
  sampleEnterprises,
  sampleFoundation,
  sampleObjects,
} from "./sample-deployment.ts";

function filesOf(platform: typeof clusterPlatform) {
  const compiled = compiledOf(sampleEnterprises(2), platform);
  const plan = planStack({ platform, foundation: sampleFoundation, compiled, edgeObjects: sampleObjects });
  if (isRefusal(plan)) throw new Error(plan.code);
  return renderedFiles(plan, platform);
}

test("objects by file name in the order in which they are applied: the pointer last", () => {
  const names = [...filesOf(clusterPlatform).keys()].map((name) => name.replace(/[0-9a-f]{32}/, "DIGEST"));
  expect(names).toEqual([
    "allow-list.csv",
    "hotline.zone",
    "kubernetes/00-namespace-hotline.yaml",
    "kubernetes/10-serviceaccount-edge.yaml",
    "kubernetes/20-role-edge.yaml",
    "kubernetes/21-rolebinding-edge.yaml",
    "kubernetes/40-service-edge.yaml",
    "kubernetes/60-statefulset-edge.yaml",
    "kubernetes/70-podmonitor-edge.yaml",
    ...Array.from({ length: 4 }, () => "kubernetes/90-configmap-hotline-DIGEST.yaml"),
    "kubernetes/99-configmap-hotline-generation.yaml",
  ]);
});

test("the cloud's resources are one file; their zone is no file", () => {
  const { cluster } = bucketPlatform;
  if (cluster === undefined) throw new Error("no cluster");
  const platform = { ...bucketPlatform, cluster: { ...cluster, dns: { kind: "route53" as const } } };
  const files = filesOf(platform);
  expect(files.has("hotline.zone")).toBe(false);
  expect(files.get("cloud.yaml")).toContain("key: generation.json\n");
  expect(files.get("cloud.yaml")).toContain("type: aws:route53/record:Record\n");
});

test("a rendering knows its own files, and no others", () => {
  for (const text of filesOf(clusterPlatform).values()) expect(isRendered(text)).toBe(true);
  expect(isRendered("apiVersion: v1\n")).toBe(false);
  expect(isRendered("")).toBe(false);
});
