import type { KubernetesObject } from "./kubernetes-resource.ts";
import { PART_OF } from "./labels.ts";

/**
 * The platform's namespace. SIP and speech need the host's network, which Pod Security allows in namespaces of the
 * level `privileged` alone; so the platform has one to itself, and its containers are restricted one by one.
 */
export function namespaceObject(name: string): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name,
      annotations: {
        "hotline400.io/pod-security": "privileged for the host's network only: SIP and speech need it",
      },
      labels: { ...PART_OF, "pod-security.kubernetes.io/enforce": "privileged" },
    },
  };
}
