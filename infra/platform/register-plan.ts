import type { ComponentResource, CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { DeploymentPlan, PlannedResource } from "../../src/deploy/planned-resource.ts";
import type { ProviderOf } from "./providers.ts";
import { RegisteredComponent } from "./registered-component.ts";
import { RegisteredResource } from "./registered-resource.ts";

/**
 * Registers each component and each resource of a plan with the engine, one to one and in the plan's order; answers the
 * resources.
 *
 * @param files folder of the compiled generation, where the plan names files of it
 * @throws Error for a parent, or something depended on, that the plan does not have before
 */
export function registerPlan(plan: DeploymentPlan, providerOf: ProviderOf, files: string): Resource[] {
  const components = new Map(plan.components.map((each) => [each.name, new RegisteredComponent(each)]));
  const resources = new Map<string, Resource>();
  for (const planned of plan.resources) {
    const options = optionsOf(planned, components, resources);
    const provider = providerOf(planned);
    resources.set(planned.name, new RegisteredResource(planned, files, { ...options, provider }));
  }
  return [...resources.values()];
}

function optionsOf(
  { name, options }: PlannedResource,
  components: ReadonlyMap<string, ComponentResource>,
  resources: ReadonlyMap<string, Resource>,
): CustomResourceOptions {
  const { parent, dependsOn = [], protect = false, retainOnDelete = false, aliases = [] } = options;
  return {
    parent: known(components, parent, name),
    dependsOn: dependsOn.map((each) => known(resources, each, name)),
    protect,
    retainOnDelete,
    aliases: aliases.map((alias) => ({ name: alias })),
  };
}

function known<T>(all: ReadonlyMap<string, T>, name: string, by: string): T {
  const found = all.get(name);
  if (found === undefined) throw new Error(`${by} names ${name}, which the plan does not have before it`);
  return found;
}
