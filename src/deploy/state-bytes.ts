import type { DeploymentPlan, PlannedResource } from "./planned-resource.ts";

/** What an engine writes about a resource beside what it is: URN, provider, parent, dependencies, times. */
const ABOUT_BYTES = 1500;

/** Where a resource's inputs begin in the indented state. */
const INDENT = 20;

/**
 * Bytes that an engine's state takes for a plan, estimated from above. The state is indented JSON with a resource's
 * inputs, its outputs and, of the Kubernetes provider, the inputs once more within the outputs.
 */
export function stateBytes(plan: DeploymentPlan): number {
  return plan.resources.reduce((sum, resource) => sum + resourceBytes(resource), 0);
}

function resourceBytes({ type, inputs, options }: PlannedResource): number {
  const text = JSON.stringify(inputs, undefined, 4);
  const lines = text.split("\n").length;
  const copies = type.startsWith("kubernetes:") ? 3 : 2;
  const urns = (options.dependsOn ?? []).length * 2 * 200;
  return copies * (Buffer.byteLength(text) + lines * INDENT) + ABOUT_BYTES + urns;
}
