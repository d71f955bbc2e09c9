import { expect, test } from "vitest";
import { kubernetesResource } from "../kubernetes-resource.ts";
import type { PlannedResource } from "../planned-resource.ts";
import { PLAN_RULES } from "./plan-rules.ts";
import { configMap, RESTRICTED, SAMPLE_IMAGE, samplePlan, workload } from "./sample-plan.ts";

/** What all rules say of the sample plan with one resource more. */
function said(...more: readonly PlannedResource[]): string[] {
  const plan = samplePlan(...more);
  return PLAN_RULES.flatMap(({ id, check }) =>
    check(plan).map(({ subject, message }) => `${id}: ${subject}: ${message}`),
  );
}

test("a sound plan is taken", () => {
  expect(said(workload("Deployment", {}), configMap("notes", { text: "sip:desk@example.cn" }))).toEqual([]);
});

test.each([
  ["registry.example.cn/hotline/edge:1.0", "the image registry.example.cn/hotline/edge:1.0"],
  ["registry.example.cn/hotline/edge@sha256:abc", "the image registry.example.cn/hotline/edge@sha256:abc"],
  [undefined, "no image"],
])("an image by its digest alone: %s", (image, found) => {
  const how = found === "no image" ? "" : ", which is not named by its digest";
  const resource = workload("Deployment", {}, image === undefined ? { image: "" } : { image });
  expect(said(resource)).toEqual([`image-digest: deployment-other: container kamailio has ${found}${how}`]);
});

test("images of first containers and of volumes too", () => {
  const tagged = "registry.example.cn/tool:latest";
  const spec = {
    initContainers: [{ name: "first", image: tagged, securityContext: RESTRICTED }],
    volumes: [
      { name: "prompts", image: { reference: tagged } },
      { name: "ours", image: { reference: SAMPLE_IMAGE } },
    ],
  };
  expect(said(workload("Job", spec)).map((line) => line.split(" has ")[0])).toEqual([
    "image-digest: job-other: container first",
    "image-digest: job-other: volume prompts",
  ]);
});

test.each([
  [{ privileged: true }, "securityContext.privileged"],
  [{ capabilities: { drop: ["ALL"], add: ["NET_ADMIN"] } }, "securityContext.capabilities.add (NET_ADMIN)"],
  [{ procMount: "Unmasked" }, "securityContext.procMount"],
])("no container is more than any other: %j", (parts, key) => {
  const securityContext = { ...RESTRICTED, ...parts };
  expect(said(workload("DaemonSet", {}, { securityContext }))).toEqual([
    `privileged: daemonset-other: container kamailio has ${key}`,
  ]);
});

test.each([
  [{ runAsNonRoot: false }, "runAsNonRoot: true"],
  [{ allowPrivilegeEscalation: true }, "allowPrivilegeEscalation: false"],
  [{ capabilities: { drop: ["NET_RAW"] } }, "capabilities: { drop: [ALL] }"],
])("every container is restricted: %j is not", (parts, key) => {
  const complaint = `restricted: job-other: container kamailio does not say ${key}`;
  expect(said(workload("Job", {}, { securityContext: { ...RESTRICTED, ...parts } }))).toEqual([complaint]);
});

test("a container says nothing, or its pod says it", () => {
  expect(said(workload("Job", {}, { securityContext: {} }))).toHaveLength(3);
  const { runAsNonRoot, ...own } = RESTRICTED;
  expect(said(workload("Job", { securityContext: { runAsNonRoot } }, { securityContext: own }))).toEqual([]);
});

test.each([
  [{ hostPID: true }, "hostPID"],
  [{ hostIPC: true }, "hostIPC"],
  [{ volumes: [{ name: "root", hostPath: { path: "/" } }] }, "hostPath in volume root"],
])("the machine is closed to pods, the edge's too: %j", (spec, key) => {
  expect(said(workload("StatefulSet", spec))).toEqual([
    `host-access: statefulset-edge: its pods have ${key}, and with it the machine that they run on`,
  ]);
});

test("the machine's network is the edge's StatefulSet's alone", () => {
  const why = "which only the edge's StatefulSet may have";
  expect(
    said(workload("Deployment", { hostNetwork: true }, { ports: [{ containerPort: 1, hostPort: 1 }] })),
  ).toEqual([
    `host-network: deployment-other: its pods have hostNetwork, ${why}`,
    `host-network: deployment-other: its pods have hostPort, ${why}`,
  ]);
});

test("pods are found within kinds that nobody knows", () => {
  const metadata = { name: "pool", namespace: "hotline" };
  const parts = [
    {
      template: {
        spec: {
          hostPID: true,
          containers: [{ name: "a", image: SAMPLE_IMAGE, securityContext: RESTRICTED }],
        },
      },
    },
  ];
  const object = { apiVersion: "example.cn/v1", kind: "Pool", metadata, spec: { parts } };
  expect(said(kubernetesResource(object, "edge"))).toHaveLength(1);
});

test.each([
  ["the generation's digest", { generation: "0123456789abcdef".repeat(4) }],
  ["the beginning of it", { config: "0123456789abcdef01234567" }],
  ["the ConfigMap of an object", { object: `hotline-${"fedcba9876543210".repeat(2)}` }],
])("no template of pods names %s", (_, annotations) => {
  expect(said(workload("StatefulSet", { hostNetwork: true }, {}, annotations))).toEqual([
    "generation-in-pod: statefulset-edge: its pods' template names a generation, or an object of one",
  ]);
});

test("a template may name the pointer", () => {
  expect(
    said(workload("StatefulSet", {}, { args: ["--store", "configmap:hotline/hotline-generation"] })),
  ).toEqual([]);
});

test.each([
  [{ name: "edge" }, "metadata.namespace"],
  [{ name: "", namespace: "hotline" }, "metadata.name"],
])("an object has name and namespace: %j", (metadata, key) => {
  const resource = kubernetesResource({ apiVersion: "v1", kind: "Service", metadata }, "edge");
  expect(said(resource)).toEqual([`named-objects: service-${metadata.name}: the object has no ${key}`]);
});

test("what stands in no namespace needs none", () => {
  const object = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "edge" },
  };
  expect(said(kubernetesResource(object, "edge"))).toEqual([]);
});

test("the state stays below 2 MB, and the resources below 300", () => {
  expect(said(configMap("large", { text: "x".repeat(700_000) }))).toEqual([
    "state-size: plan: the engine's state would take 2.2 MB, and 2.0 MB are the most",
  ]);
  const many = Array.from({ length: 292 }, (_, i) => configMap(`small-${i}`, {}));
  expect(said(...many)).toEqual(["state-size: plan: it has 300 resources, and 299 are the most"]);
  expect(said(...many.slice(1))).toEqual([]);
});
