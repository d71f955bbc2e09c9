import type { Json, PlannedOptions, PlannedResource } from "./planned-resource.ts";

/** A Kubernetes object as it stands in a manifest. */
export interface KubernetesObject {
  readonly [key: string]: Json;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly [key: string]: Json; readonly name: string };
}

/** A Kubernetes object as a resource of the plan, below a component: named by kind and name. */
export function kubernetesResource(
  object: KubernetesObject,
  parent: string,
  options: Omit<PlannedOptions, "parent"> = {},
): PlannedResource {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  return {
    type: `kubernetes:${group}:${kind}`,
    name: `${kind.toLowerCase()}-${metadata.name}`,
    inputs: object,
    options: { parent, ...options },
  };
}
