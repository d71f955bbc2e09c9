import { applyStage } from "./apply-stage.ts";
import { canonicalYaml } from "./canonical-yaml.ts";
import type { DeploymentPlan, PlannedResource } from "./planned-resource.ts";

/** First line of every file that is rendered: how the next rendering knows its own. */
const HEADER = "# Written by hotline render; what is changed here is lost.\n";

/**
 * A plan as files, by path, in the order in which they are applied: `kubernetes/NN-kind-name.yaml`, an object each, and
 * `cloud.yaml` with the resources of the cloud, where there are any. An object's file depends on the object alone.
 */
export function renderedFiles({ resources }: DeploymentPlan): ReadonlyMap<string, string> {
  const files = resources.filter(isKubernetes).map((resource): [string, string] => {
    const stage = String(applyStage(resource)).padStart(2, "0");
    return [`kubernetes/${stage}-${resource.name}.yaml`, HEADER + canonicalYaml(resource.inputs)];
  });
  const cloud = resources
    .filter((resource) => !isKubernetes(resource))
    .toSorted((a, b) => (a.type + a.name < b.type + b.name ? -1 : 1))
    .map(({ type, name, inputs, options }) => ({ type, name, inputs, options: { ...options } }));
  if (cloud.length > 0) files.push(["cloud.yaml", HEADER + canonicalYaml(cloud)]);
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a file's text is that of a rendering. */
export function isRendered(text: string): boolean {
  return text.startsWith(HEADER);
}

function isKubernetes({ type }: PlannedResource): boolean {
  return type.startsWith("kubernetes:");
}
