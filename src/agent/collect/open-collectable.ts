import type { StorePlace } from "../agent-options.ts";
import type { CollectableStore } from "./collectable-store.ts";

/** A store whose objects are collected: those of a folder stay. */
export type CollectPlace = Exclude<StorePlace, { kind: "file" }>;

/** The objects of a store, to be collected. Libraries are loaded only where they are needed. */
export async function openCollectable(place: CollectPlace): Promise<CollectableStore> {
  switch (place.kind) {
    case "s3":
      return (await import("./s3-collectable.ts")).s3Collectable(place);
    case "configmap": {
      const { clusterConfig } = await import("../kubernetes/cluster-config.ts");
      const { configMapCollectable } = await import("./configmap-collectable.ts");
      return configMapCollectable(clusterConfig(), place.namespace);
    }
  }
}
