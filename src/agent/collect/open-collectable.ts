import type { StorePlace } from "../agent-options.ts";
import type { CollectableStore } from "./collectable-store.ts";

/** The objects of a store, to be collected; undefined for a folder. Libraries are loaded only where they are needed. */
export async function openCollectable(place: StorePlace): Promise<CollectableStore | undefined> {
  switch (place.kind) {
    case "file":
      return undefined;
    case "s3":
      return (await import("./s3-collectable.ts")).s3Collectable(place);
    case "configmap": {
      const { clusterConfig } = await import("../kubernetes/cluster-config.ts");
      const { configMapCollectable } = await import("./configmap-collectable.ts");
      return configMapCollectable(clusterConfig(), place.namespace);
    }
  }
}
