import type { StorePlace } from "../agent-options.ts";
import { folderStore } from "./folder-store.ts";
import type { Store } from "./store.ts";

/** The store at a place. The libraries of S3 and Kubernetes are loaded only where they are needed. */
export async function openStore(place: StorePlace): Promise<Store> {
  switch (place.kind) {
    case "file":
      return folderStore(place.folder);
    case "s3":
      return (await import("./s3-store.ts")).s3Store(place);
    case "configmap": {
      const { clusterConfig } = await import("../kubernetes/cluster-config.ts");
      const { configMapStore } = await import("./configmap-store.ts");
      return configMapStore(clusterConfig(), place.namespace, place.name);
    }
  }
}
