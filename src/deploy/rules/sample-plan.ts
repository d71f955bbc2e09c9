import { COMPONENTS } from "../components.ts";
import { kubernetesResource } from "../kubernetes-resource.ts";
import type { DeploymentPlan, Json, PlannedResource } from "../planned-resource.ts";
import type { JsonObject } from "./json-object.ts";

const GENERATION = "0123456789abcdef".repeat(4);
const OBJECT = "fedcba9876543210".repeat(4);

export const SAMPLE_IMAGE = `registry.example.cn/hotline/edge@sha256:${"ab".repeat(32)}`;

/** For tests: a plan that every rule takes, and more resources. */
export function samplePlan(...more: readonly PlannedResource[]): DeploymentPlan {
  return {
    generation: GENERATION,
    components: Object.values(COMPONENTS),
    resources: [
      kubernetesResource(
        { apiVersion: "v1", kind: "Namespace", metadata: { name: "hotline" } },
        COMPONENTS.namespace.name,
        { protect: true },
      ),
      configMap(`hotline-${OBJECT.slice(0, 32)}`, { [OBJECT]: "{}" }),
      configMap("hotline-generation", { "generation.json": `{"generation":"${GENERATION}"}` }),
      workload("StatefulSet", { hostNetwork: true }),
      ...more,
    ],
  };
}

/** For tests: what every container has to say. */
export const RESTRICTED = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
};

/** For tests: an object whose pods have one container, with members of the pod's spec and of the container besides. */
export function workload(
  kind: string,
  spec: JsonObject,
  container: JsonObject = {},
  annotations: JsonObject = {},
) {
  const template: JsonObject = {
    metadata: { annotations },
    spec: {
      containers: [{ name: "kamailio", image: SAMPLE_IMAGE, securityContext: RESTRICTED, ...container }],
      ...spec,
    },
  };
  const metadata = { name: kind === "StatefulSet" ? "edge" : "other", namespace: "hotline" };
  return kubernetesResource(
    { apiVersion: "apps/v1", kind, metadata, spec: { template } },
    COMPONENTS.edge.name,
  );
}

export function configMap(name: string, data: { readonly [key: string]: Json }): PlannedResource {
  const metadata = { name, namespace: "hotline" };
  return kubernetesResource({ apiVersion: "v1", kind: "ConfigMap", metadata, data }, COMPONENTS.bundle.name);
}
