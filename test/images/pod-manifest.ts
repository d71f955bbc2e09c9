import type { V1Container, V1Pod, V1StatefulSet } from "@kubernetes/client-node";

/** Where pods find the API server: what a kubelet puts into each container's environment. */
export interface ApiPlace {
  host: string;
  port: number;
}

/**
 * A pod of a StatefulSet for `podman play kube`: its template as it is, but for what podman has no part in. Probes and hooks
 * are left out, for the tests run them; volumes are folders that the tests have filled.
 */
export function podManifest(set: V1StatefulSet, name: string, folder: string, api: ApiPlace): V1Pod {
  const template = set.spec?.template;
  if (!template?.spec) throw new Error("a StatefulSet without pods");
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...template.metadata, name },
    spec: {
      ...template.spec,
      // What has ended stays so, that its exit code can be read.
      restartPolicy: "Never",
      containers: template.spec.containers.map((each) => ({
        ...reduced(each),
        env: [
          ...(each.env ?? []),
          { name: "KUBERNETES_SERVICE_HOST", value: api.host },
          { name: "KUBERNETES_SERVICE_PORT", value: String(api.port) },
        ],
      })),
      volumes: (template.spec.volumes ?? []).map((each) => ({
        name: each.name,
        hostPath: { path: `${folder}/${each.name}` },
      })),
    },
  };
}

/** Ports are names alone where a pod has its node's network: podman refuses to map them. */
function reduced(container: V1Container): V1Container {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle, ports, ...rest } = container;
  return rest;
}
