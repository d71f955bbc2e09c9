import { applyStage } from "./apply-stage.ts";
import { COMPONENTS } from "./components.ts";
import { type KubernetesObject, kubernetesResource } from "./kubernetes-resource.ts";
import type { PlannedResource } from "./planned-resource.ts";

/**
 * Kinds that an engine waits for by itself. A node lets its calls end before the next one is changed: hours, after
 * which the engine would have given up. Whether nodes are ready is what their probes and the agents' metrics say.
 */
const AWAITED: ReadonlySet<string> = new Set(["StatefulSet", "Service"]);

/**
 * The objects of the edge's chart as resources, those that need each other in order: pods come after their rights and
 * go before them, for a node that drains still needs them. The nodes themselves are protected: to replace a
 * StatefulSet is to stop all of them at once.
 *
 * @param namespace name of the namespace's resource
 */
export function edgeResources(objects: readonly KubernetesObject[], namespace: string): PlannedResource[] {
  const planned = objects.map((object) => {
    const resource = kubernetesResource(withoutWait(object), COMPONENTS.edge.name);
    return { resource, stage: applyStage(resource) };
  });
  return planned
    .toSorted((a, b) => a.stage - b.stage || (a.resource.name < b.resource.name ? -1 : 1))
    .map(({ resource, stage }, _, sorted) => {
      const before = sorted.filter((each) => each.stage < stage).map((each) => each.resource.name);
      const protect = resource.inputs["kind"] === "StatefulSet" ? { protect: true as const } : {};
      return { ...resource, options: { ...resource.options, dependsOn: [namespace, ...before], ...protect } };
    });
}

function withoutWait(object: KubernetesObject): KubernetesObject {
  if (!AWAITED.has(object.kind)) return object;
  const { annotations } = object.metadata;
  const own = typeof annotations === "object" && annotations !== null ? annotations : {};
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...own, "pulumi.com/skipAwait": "true" } },
  };
}
