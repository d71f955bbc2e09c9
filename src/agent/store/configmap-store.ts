import { CoreV1Api, type KubeConfig } from "@kubernetes/client-node";
import { apiError } from "../kubernetes/api-error.ts";
import { isNotFound } from "../kubernetes/is-not-found.ts";
import { untilAborted } from "../kubernetes/until-aborted.ts";
import { watchForever } from "../kubernetes/watch-forever.ts";
import { configMapName, objectIn } from "./configmap-object.ts";
import { MAX_OBJECT_BYTES, type Store, StoreError } from "./store.ts";

const POINTER = "generation.json";

/** A pointer ConfigMap with a fixed name, and one immutable ConfigMap an object, all in one namespace. */
export function configMapStore(cluster: KubeConfig, namespace: string, name: string): Store {
  const api = cluster.makeApiClient(CoreV1Api);
  const read = async (configMap: string, signal: AbortSignal) => {
    try {
      return await api.readNamespacedConfigMap({ name: configMap, namespace }, untilAborted(signal));
    } catch (error) {
      if (isNotFound(error))
        throw new StoreError("missing", `ConfigMap ${namespace}/${configMap} is not there`);
      throw apiError(error);
    }
  };
  return {
    name: `configmap:${namespace}/${name}`,
    pollMs: 30_000,
    pointer: async (known, signal) => {
      const { metadata, data } = await read(name, signal);
      const version = `${metadata?.uid} ${metadata?.resourceVersion}`;
      if (version === known) return undefined;
      const text = data?.[POINTER];
      if (text === undefined)
        throw new StoreError("missing", `ConfigMap ${namespace}/${name} has no key ${POINTER}`);
      return { text, version };
    },
    object: async (sha256, signal) => {
      const found = objectIn(await read(configMapName(sha256), signal), sha256, MAX_OBJECT_BYTES);
      if (found) return found;
      throw new StoreError("missing", `ConfigMap ${namespace}/${configMapName(sha256)} has no ${sha256}`);
    },
    watch: (changed, failed, signal) => {
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps`;
      void watchForever(
        cluster,
        path,
        { fieldSelector: `metadata.name=${name}` },
        { changed, failed, signal },
      );
    },
  };
}
