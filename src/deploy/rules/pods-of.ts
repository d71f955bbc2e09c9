import type { DeploymentPlan, PlannedResource } from "../planned-resource.ts";
import { isList, isObject, type JsonObject, objectsAt, textAt } from "./json-object.ts";
import { objectsIn } from "./objects-in.ts";

/** A pod, or a template of pods, in a plan. */
export interface Pod {
  readonly resource: PlannedResource;
  /** What has the pod's metadata and spec. */
  readonly template: JsonObject;
  readonly spec: JsonObject;
  readonly containers: readonly JsonObject[];
}

/** All pods that a plan's Kubernetes objects make, also those within kinds that we do not know. */
export function podsOf(plan: DeploymentPlan): Pod[] {
  return plan.resources
    .filter(({ type }) => type.startsWith("kubernetes:"))
    .flatMap((resource) => objectsIn(resource.inputs).flatMap(({ object }) => podIn(resource, object)));
}

function podIn(resource: PlannedResource, template: JsonObject): Pod[] {
  const { spec } = template;
  if (!isObject(spec) || !isList(spec["containers"])) return [];
  const containers = ["initContainers", "containers", "ephemeralContainers"].flatMap((key) =>
    objectsAt(spec, key),
  );
  return [{ resource, template, spec, containers }];
}

/** A container in a sentence. */
export function containerName(container: JsonObject): string {
  return `container ${textAt(container, "name")}`;
}
