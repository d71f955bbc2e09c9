import type { Compiled } from "#compile/compile.ts";
import type { Foundation } from "../config/foundation.types.ts";
import type { Platform } from "../config/platform.types.ts";
import { bundlePlace } from "./bundle-place.ts";
import { bundleResources } from "./bundle-resources.ts";
import { COMPONENTS } from "./components.ts";
import { dnsRecords } from "./dns-records.ts";
import { dnsResources } from "./dns-resources.ts";
import { edgeResources } from "./edge-resources.ts";
import { type KubernetesObject, kubernetesResource } from "./kubernetes-resource.ts";
import { namespaceObject } from "./namespace-object.ts";
import { namespaceOf } from "./namespace-of.ts";
import type { DeploymentPlan, PlannedResource } from "./planned-resource.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** What a plan is made of. */
export interface PlanInput {
  readonly platform: Platform;
  /** Absent where the cluster stands on nothing of ours. */
  readonly foundation?: Foundation | undefined;
  readonly compiled: Compiled;
  /** Objects of the edge's chart, in any order. */
  readonly edgeObjects: readonly KubernetesObject[];
}

/**
 * The deployment plan of a checked stack: every Kubernetes object and cloud resource, each after those that it depends
 * on. Pure: neither the order of enterprises, the machine nor the time changes it.
 *
 * @throws Error for two resources of one name
 */
export function planStack(input: PlanInput): DeploymentPlan | Refusal {
  const { platform, foundation, compiled, edgeObjects } = input;
  const { cluster } = platform;
  if (cluster === undefined) return { code: "no-cluster" };
  const place = bundlePlace(platform, foundation);
  if (isRefusal(place)) return place;
  // Whatever runs in the namespace goes with it, calls included.
  const namespace = kubernetesResource(namespaceObject(namespaceOf(platform)), COMPONENTS.namespace.name, {
    protect: true,
  });
  const bundle = bundleResources(compiled, place, namespace.name);
  if (isRefusal(bundle)) return bundle;
  const dns = cluster.dns?.kind === "route53" ? zoneRecords(platform, foundation) : [];
  if (isRefusal(dns)) return dns;
  const resources = [namespace, ...edgeResources(edgeObjects, namespace.name), ...bundle, ...dns];
  const used = new Set(resources.map(({ options }) => options.parent));
  return {
    generation: compiled.manifest.generation,
    components: Object.values(COMPONENTS).filter(({ name }) => used.has(name)),
    resources: unique(resources),
  };
}

function zoneRecords(platform: Platform, foundation: Foundation | undefined): PlannedResource[] | Refusal {
  const zoneId = foundation?.dns?.zoneId;
  if (zoneId === undefined) return { code: "no-zone" };
  return dnsResources(dnsRecords(platform), platform.edge.domain, zoneId);
}

function unique(resources: readonly PlannedResource[]): readonly PlannedResource[] {
  const names = new Set<string>();
  for (const { name } of resources) {
    if (names.has(name)) throw new Error(`two resources are called ${name}`);
    names.add(name);
  }
  return resources;
}
