import { type ConfigMapContent, configMapContent, configMapName } from "#agent/store/configmap-object.ts";
import type { Compiled } from "#compile/compile.ts";
import { MANIFEST } from "#compile/write.ts";
import { COMPONENTS } from "./components.ts";
import { type KubernetesObject, kubernetesResource } from "./kubernetes-resource.ts";
import { PART_OF } from "./labels.ts";
import type { PlannedResource } from "./planned-resource.ts";
import { pointerText } from "./pointer-text.ts";
import type { Refusal } from "./refusal.ts";

/** Name of the ConfigMap that the nodes watch. */
export const POINTER_CONFIGMAP = "hotline-generation";

/** Of all ConfigMaps together: an engine's state has a resource three times, and may have 2 MB. */
const LIMIT_BYTES = 400 * 1024;

/**
 * Nodes may still want an object that is planned no more: neither Argo CD nor Flux may prune it, nor miss it. When a roll back plans
 * it again it is there already, and Pulumi takes it over.
 */
const KEPT = {
  "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
  "argocd.argoproj.io/sync-options": "Prune=false",
  "kustomize.toolkit.fluxcd.io/prune": "disabled",
  "pulumi.com/patchForce": "true",
} as const;

/** A generation as ConfigMaps of a namespace, which is a resource itself; refused where it is too large for them. */
export function configMapBundle(
  { manifest, objects }: Compiled,
  namespace: string,
  namespaceResource: string,
): PlannedResource[] | Refusal {
  const pointer = { data: { [MANIFEST]: pointerText(manifest) } };
  const contents = [...objects].map(([digest, text]) => ({
    name: configMapName(digest),
    content: configMapContent(digest, text),
  }));
  const bytes = [...contents.map(({ content }) => content), pointer].reduce(
    (sum, content) => sum + contentBytes(content),
    0,
  );
  if (bytes > LIMIT_BYTES) return { code: "bundle-too-large", bytes, limit: LIMIT_BYTES };
  const resources = contents
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, content }) =>
      kubernetesResource(
        { ...configMap(name, namespace, "object", { annotations: KEPT }), immutable: true, ...content },
        COMPONENTS.bundle.name,
        { dependsOn: [namespaceResource], retainOnDelete: true },
      ),
    );
  const last = kubernetesResource(
    { ...configMap(POINTER_CONFIGMAP, namespace, "pointer"), ...pointer },
    COMPONENTS.bundle.name,
    { dependsOn: [namespaceResource, ...resources.map(({ name }) => name)], protect: true },
  );
  return [...resources, last];
}

function configMap(
  name: string,
  namespace: string,
  role: "object" | "pointer",
  more: { annotations?: typeof KEPT } = {},
): KubernetesObject {
  const labels = { ...PART_OF, "hotline400.io/bundle": role };
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace, labels, ...more } };
}

function contentBytes({ data, binaryData }: ConfigMapContent): number {
  return Object.values({ ...data, ...binaryData }).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
