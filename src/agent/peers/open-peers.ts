import { isIP } from "node:net";
import type { PeersPlace } from "../agent-options.ts";
import { filePeers } from "./file-peers.ts";
import type { PeerSource } from "./peer-source.ts";

/** The source of peers at a place. @param own This edge's address */
export async function openPeers(place: PeersPlace, own: string): Promise<PeerSource> {
  if (place.kind === "file") return filePeers(place.file);
  const { clusterConfig } = await import("../kubernetes/cluster-config.ts");
  const { endpointSlicePeers } = await import("./endpointslice-peers.ts");
  const family = isIP(own) === 6 ? "IPv6" : "IPv4";
  return endpointSlicePeers(clusterConfig(), place.namespace, place.service, family);
}
