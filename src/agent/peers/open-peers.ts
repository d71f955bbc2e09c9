import type { PeersPlace } from "../agent-options.ts";
import { filePeers } from "./file-peers.ts";
import type { PeerSource } from "./peer-source.ts";

/** The source of peers at a place. */
export async function openPeers(place: PeersPlace): Promise<PeerSource> {
  if (place.kind === "file") return filePeers(place.file);
  const { clusterConfig } = await import("../kubernetes/cluster-config.ts");
  const { endpointSlicePeers } = await import("./endpointslice-peers.ts");
  return endpointSlicePeers(clusterConfig(), place.namespace, place.service);
}
