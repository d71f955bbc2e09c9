import type { V1Container, V1Pod } from "@kubernetes/client-node";

/** Where pods find the API server: what a kubelet puts into each container's environment. */
export interface ApiPlace {
  host: string;
  port: number;
}

/**
 * A pod for `podman play kube`: as it is, but for what podman has no part in. Probes and hooks are left out, for the tests run
 * them; volumes are folders that the tests have filled; every pod is on the network of its machine.
 */
export function podManifest(pod: V1Pod, folder: string, api: ApiPlace): V1Pod {
  const { labels = {}, annotations = {}, name = "" } = pod.metadata ?? {};
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { labels, annotations, name },
    spec: {
      ...pod.spec,
      hostNetwork: true,
      // What has ended stays so, that its exit code can be read.
      restartPolicy: "Never",
      containers: (pod.spec?.containers ?? []).map((each) => ({
        ...reduced(each),
        env: [
          ...(each.env ?? []),
          { name: "KUBERNETES_SERVICE_HOST", value: api.host },
          { name: "KUBERNETES_SERVICE_PORT", value: String(api.port) },
        ],
      })),
      volumes: (pod.spec?.volumes ?? []).map((each) => ({
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
