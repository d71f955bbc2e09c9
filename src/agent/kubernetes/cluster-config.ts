import { KubeConfig } from "@kubernetes/client-node";

/** How to reach the API server: by `KUBECONFIG` or `~/.kube/config`, else as the pod's service account. */
export function clusterConfig(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromDefault();
  return config;
}
