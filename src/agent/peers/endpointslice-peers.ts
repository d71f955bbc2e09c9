import { DiscoveryV1Api, type KubeConfig } from "@kubernetes/client-node";
import { apiError } from "../kubernetes/api-error.ts";
import { untilAborted } from "../kubernetes/until-aborted.ts";
import { watchForever } from "../kubernetes/watch-forever.ts";
import type { PeerSource } from "./peer-source.ts";
import { type AddressFamily, slicePeers } from "./slice-peers.ts";

/** Peers from the EndpointSlices of a Service, at addresses of one family. */
export function endpointSlicePeers(
  cluster: KubeConfig,
  namespace: string,
  service: string,
  family: AddressFamily,
): PeerSource {
  const api = cluster.makeApiClient(DiscoveryV1Api);
  const labelSelector = `kubernetes.io/service-name=${service}`;
  return {
    name: `endpointslices:${namespace}/${service}`,
    pollMs: 30_000,
    read: async (signal) => {
      const query = { namespace, labelSelector };
      try {
        const { items } = await api.listNamespacedEndpointSlice(query, untilAborted(signal));
        return slicePeers(items, family);
      } catch (error) {
        throw apiError(error);
      }
    },
    watch: (changed, failed, signal) => {
      const path = `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(namespace)}/endpointslices`;
      void watchForever(cluster, path, { labelSelector }, { changed, failed, signal });
    },
  };
}
