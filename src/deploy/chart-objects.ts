import { CORE_SCHEMA, loadAll, YAML11_SCHEMA, YAMLException } from "js-yaml";
import { canonicalJson } from "#compile/canonical-json.ts";
import type { KubernetesObject } from "./kubernetes-resource.ts";
import type { Json } from "./planned-resource.ts";

/** Kinds that live in no namespace. */
const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "PriorityClass",
]);

/**
 * The objects in a chart's rendered text, or what is wrong with it. Kubernetes reads YAML 1.1 and this project YAML 1.2,
 * which differ in `0400`, `yes` and `on`: what can be read in two ways is refused. So are hooks, which only Helm runs,
 * and objects without a name or a namespace, which an engine would fill in.
 */
export function chartObjects(text: string, namespace: string): KubernetesObject[] | string {
  let read: { one: unknown; other: unknown }[];
  try {
    const others = loadAll(text, { schema: YAML11_SCHEMA });
    read = loadAll(text, { schema: CORE_SCHEMA }).map((one, index) => ({ one, other: others[index] }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return `its output is no YAML: ${error.message}`;
  }
  const objects: KubernetesObject[] = [];
  for (const { one, other } of read) {
    if (one === null || one === undefined) continue;
    const json: Json = JSON.parse(canonicalJson(one));
    if (!isObject(json)) return "its output has a document without apiVersion, kind and metadata.name";
    const what = `${json.kind} ${json.metadata.name}`;
    if (canonicalJson(one) !== canonicalJson(other))
      return `${what} has a value that YAML 1.1 and 1.2 read differently, such as 0400 or yes: write 256, or true, or quote it`;
    const { annotations } = json.metadata;
    if (Object.keys(annotations ?? {}).some((key) => key.startsWith("helm.sh/hook")))
      return `${what} is a hook of Helm, which nobody would run`;
    if (!CLUSTER_WIDE.has(json.kind) && json.metadata["namespace"] !== namespace)
      return `${what} says nothing of namespace ${namespace} in metadata.namespace`;
    objects.push(json);
  }
  return objects;
}

function isObject(value: Json): value is KubernetesObject {
  if (!isMapping(value)) return false;
  const { apiVersion, kind, metadata } = value;
  return (
    typeof apiVersion === "string" &&
    typeof kind === "string" &&
    metadata !== undefined &&
    isMapping(metadata) &&
    typeof metadata["name"] === "string"
  );
}

function isMapping(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
