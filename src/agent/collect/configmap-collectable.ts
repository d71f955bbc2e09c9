import {
  CoreV1Api,
  type KubeConfig,
  PatchStrategy,
  setHeaderOptions,
  type V1ConfigMap,
} from "@kubernetes/client-node";
import { isNotFound } from "../kubernetes/is-not-found.ts";
import { configMapName } from "../store/configmap-object.ts";
import { type CollectableStore, storedObject, UNREACHABLE_SINCE } from "./collectable-store.ts";
import type { StoredObject } from "./collection.ts";

/** Objects come a page at a time: each may have a megabyte. */
const PAGE = 20;

/** ConfigMaps of a namespace that are labelled as objects of generations. */
export function configMapCollectable(cluster: KubeConfig, namespace: string): CollectableStore {
  const api = cluster.makeApiClient(CoreV1Api);
  const annotate = async (sha256: string, value: string | null) => {
    const body = { metadata: { annotations: { [UNREACHABLE_SINCE]: value } } };
    const merge = setHeaderOptions("Content-Type", PatchStrategy.MergePatch);
    await api.patchNamespacedConfigMap({ name: configMapName(sha256), namespace, body }, merge);
  };
  return {
    objects: async () => {
      const found: StoredObject[] = [];
      let next: string | undefined;
      do {
        const labelSelector = "hotline400.io/bundle=object";
        const more = next === undefined ? {} : { _continue: next };
        const { items, metadata } = await api.listNamespacedConfigMap({
          namespace,
          labelSelector,
          limit: PAGE,
          ...more,
        });
        found.push(...items.flatMap(objectOf));
        next = metadata?._continue || undefined;
      } while (next !== undefined);
      return found;
    },
    mark: (sha256, since) => annotate(sha256, new Date(since).toISOString()),
    unmark: (sha256) => annotate(sha256, null),
    remove: async (sha256) => {
      try {
        await api.deleteNamespacedConfigMap({ name: configMapName(sha256), namespace });
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}

/** None where it is called otherwise than by what it holds: somebody else's. */
function objectOf({ metadata, data, binaryData }: V1ConfigMap): StoredObject[] {
  const [key = ""] = Object.keys({ ...data, ...binaryData });
  const sha256 = key.replace(/\.gz$/, "");
  if (!/^[0-9a-f]{64}$/.test(sha256) || metadata?.name !== configMapName(sha256)) return [];
  return [storedObject(sha256, metadata.annotations?.[UNREACHABLE_SINCE])];
}
