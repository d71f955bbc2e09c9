import { sha256 } from "#compile/sha256.ts";
import { canonicalYaml } from "#deploy/canonical-yaml.ts";
import type { DeploymentPlan, Json } from "#deploy/planned-resource.ts";

/** Text that nobody reads line by line: a dashboard, what is gzipped. */
const LONG = 4000;

/** A plan to be read in review: each resource with type, name, inputs and options in the plan's order; long texts by digest. */
export function planText({ generation, components, resources }: DeploymentPlan): string {
  return canonicalYaml({
    generation,
    components: components.map(({ type, name }) => ({ type, name })),
    resources: resources.map(({ type, name, inputs, options }) => ({
      type,
      name,
      inputs: byDigest(inputs),
      options: { ...options },
    })),
  });
}

function byDigest(value: Json): Json {
  if (typeof value === "string")
    return value.length < LONG ? value : `${Buffer.byteLength(value)} bytes, SHA-256 ${sha256(value)}`;
  if (isList(value)) return value.map(byDigest);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, byDigest(each)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
