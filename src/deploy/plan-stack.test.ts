import fc from "fast-check";
import { expect, test } from "vitest";
import { configMapName } from "#agent/store/configmap-object.ts";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";
import { planStack } from "./plan-stack.ts";
import type { DeploymentPlan } from "./planned-resource.ts";
import { isRefusal } from "./refusal.ts";
import {
  bucketPlatform,
  clusterPlatform,
  compiledOf,
  sampleEnterprises,
  sampleFoundation,
  sampleObjects,
} from "./sample-deployment.ts";
import { stateBytes } from "./state-bytes.ts";

const many = sampleEnterprises(60);

function planOf(platform: Platform, enterprises: readonly Enterprise[] = many): DeploymentPlan {
  const compiled = compiledOf(enterprises, platform);
  const plan = planStack({ platform, foundation: sampleFoundation, compiled, edgeObjects: sampleObjects });
  if (isRefusal(plan)) throw new Error(plan.code);
  return plan;
}

const names = ({ resources }: DeploymentPlan) => resources.map(({ name }) => name);

test.each([["configmaps", clusterPlatform] as const, ["s3", bucketPlatform] as const])(
  "%s: each resource comes after all that it depends on, below a component of the plan",
  (_, platform) => {
    const { components, resources } = planOf(platform);
    const known = new Set<string>();
    for (const { name, options } of resources) {
      expect([...(options.dependsOn ?? [])].filter((each) => !known.has(each))).toEqual([]);
      expect(components.map((component) => component.name)).toContain(options.parent);
      known.add(name);
    }
    expect(known.size).toBe(resources.length);
  },
);

test("shards apart there are as many resources for 100,000 enterprises as for ten, below 300 and 2 MB", () => {
  const [few, most] = [10, 100_000].map((count) => {
    const plan = planOf(bucketPlatform, sampleEnterprises(count));
    // Beside them a generation has its node's settings, the table of areas, and the pointer.
    const shards = plan.resources.filter(({ options }) => options.parent === "bundle").length - 3;
    expect(plan.resources.length).toBeLessThan(300);
    expect(stateBytes(plan)).toBeLessThan(2_000_000);
    return { shards, others: plan.resources.length - shards };
  });
  expect(most?.shards).toBe(64);
  expect(most?.others).toBe(few?.others);
});

test("the order of enterprises and of the chart's objects does not matter", () => {
  const plan = planOf(clusterPlatform);
  const whole = { minLength: many.length };
  fc.assert(
    fc.property(
      fc.shuffledSubarray(many, whole),
      fc.shuffledSubarray([...sampleObjects], { minLength: sampleObjects.length }),
      (enterprises, edgeObjects) => {
        const compiled = compiledOf(enterprises, clusterPlatform);
        expect(planStack({ platform: clusterPlatform, compiled, edgeObjects })).toEqual(plan);
      },
    ),
    { numRuns: 10 },
  );
});

test("the edge: rights before pods, pods before what watches them", () => {
  const edge = planOf(clusterPlatform).resources.filter(({ options }) => options.parent === "edge");
  expect(edge.map(({ name, options }) => [name, options.protect ?? false])).toEqual([
    ["serviceaccount-edge", false],
    ["role-edge", false],
    ["rolebinding-edge", false],
    ["service-edge", false],
    ["statefulset-edge", true],
    ["podmonitor-edge", false],
  ]);
  expect(edge[4]?.options.dependsOn).toEqual([
    "namespace-hotline",
    "serviceaccount-edge",
    "role-edge",
    "rolebinding-edge",
    "service-edge",
  ]);
  const annotations = { "pulumi.com/skipAwait": "true" };
  expect(edge[3]?.inputs).toMatchObject({ metadata: { annotations } });
  expect(edge[4]?.inputs).toMatchObject({ metadata: { annotations } });
});

test("the namespace allows the host's network and is protected", () => {
  expect(planOf(clusterPlatform).resources[0]).toMatchObject({
    type: "kubernetes:core/v1:Namespace",
    name: "namespace-hotline",
    inputs: { metadata: { labels: { "pod-security.kubernetes.io/enforce": "privileged" } } },
    options: { parent: "namespace", protect: true },
  });
});

test("no pod is told of a generation", () => {
  const one = planOf(clusterPlatform);
  const other = planOf(clusterPlatform, many.slice(1));
  const edge = ({ resources }: DeploymentPlan) =>
    resources.filter(({ options }) => options.parent === "edge");
  expect(other.generation).not.toBe(one.generation);
  expect(edge(other)).toEqual(edge(one));
});

test.each([["configmaps", clusterPlatform] as const, ["s3", bucketPlatform] as const])(
  "%s: changing one enterprise changes its shard and the pointer",
  (_, platform) => {
    const before = planOf(platform);
    const [first, ...rest] = many;
    if (first === undefined) throw new Error("there are none");
    const changed: Enterprise = { ...first, bindings: [{ id: "desk", phone: "010-62345679" }] };
    const after = planOf(platform, [changed, ...rest]);
    expect(names(after).filter((name) => !names(before).includes(name))).toHaveLength(1);
    const same = after.resources.filter(({ name }) => names(before).includes(name));
    const different = same.filter((resource) => {
      const old = before.resources.find(({ name }) => name === resource.name);
      return JSON.stringify(old?.inputs) !== JSON.stringify(resource.inputs);
    });
    expect(different).toEqual([after.resources.at(-1)]);
  },
);

test("ConfigMaps: an object each, immutable and kept; the pointer has its name, is mutable and protected", () => {
  const compiled = compiledOf(many, clusterPlatform);
  const bundle = planOf(clusterPlatform).resources.filter(({ options }) => options.parent === "bundle");
  const pointer = bundle.pop();
  expect(bundle.map(({ name }) => name)).toEqual(
    [...compiled.objects.keys()].map((digest) => `configmap-${configMapName(digest)}`).toSorted(),
  );
  for (const { inputs, options } of bundle) {
    expect(inputs).toMatchObject({ immutable: true, metadata: { namespace: "hotline" } });
    expect(options).toMatchObject({ retainOnDelete: true });
  }
  expect(pointer?.inputs).toMatchObject({
    metadata: { name: "hotline-generation", namespace: "hotline" },
    data: { "generation.json": expect.stringContaining(compiled.manifest.generation) },
  });
  expect(pointer?.inputs).not.toHaveProperty("immutable");
  expect(pointer?.options).toMatchObject({
    protect: true,
    dependsOn: expect.arrayContaining(bundle.map(({ name }) => name)),
  });
});

test("a bucket: a file an object, and no content of it in the plan", () => {
  const { manifest } = compiledOf(many, bucketPlatform);
  const bundle = planOf(bucketPlatform).resources.filter(({ options }) => options.parent === "bundle");
  const [shard] = manifest.shards;
  expect(bundle).toContainEqual({
    type: "aws:s3/bucketObjectv2:BucketObjectv2",
    name: `object-${shard?.sha256.slice(0, 32)}`,
    inputs: {
      bucket: "sample-bundles",
      key: `objects/${shard?.sha256}`,
      source: { fileAsset: `objects/${shard?.sha256}` },
      contentType: "application/x-ndjson",
    },
    options: { parent: "bundle", retainOnDelete: true },
  });
  expect(JSON.stringify(bundle)).not.toContain("62345678");
  expect(bundle.at(-1)).toMatchObject({ name: "object-generation", inputs: { key: "generation.json" } });
});

test("what there can be no plan of is refused", () => {
  const { cluster, ...machine } = clusterPlatform;
  const compiled = compiledOf(many, clusterPlatform);
  const refusal = (platform: Platform) => planStack({ platform, compiled, edgeObjects: [] });
  if (cluster === undefined) throw new Error("no cluster");
  expect(refusal(machine)).toEqual({ code: "no-cluster" });
  expect(refusal(bucketPlatform)).toEqual({ code: "no-bucket" });
  expect(refusal({ ...clusterPlatform, cluster: { ...cluster, dns: { kind: "route53" } } })).toEqual({
    code: "no-zone",
  });
});

test("two resources of one name are a bug", () => {
  const twice = [...sampleObjects, ...sampleObjects];
  const compiled = compiledOf(many, clusterPlatform);
  expect(() => planStack({ platform: clusterPlatform, compiled, edgeObjects: twice })).toThrow("called");
});
