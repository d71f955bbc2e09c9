import type { DeclaredEdge } from "#edge/declared-edge.ts";
import type { S3Place } from "./store/s3-store.ts";

/** Where generations come from. */
export type StorePlace =
  | { kind: "file"; folder: string }
  | ({ kind: "s3" } & S3Place)
  | { kind: "configmap"; namespace: string; name: string };

/** Where the list of edges comes from. */
export type PeersPlace =
  | { kind: "file"; file: string }
  | { kind: "endpointslices"; namespace: string; service: string };

/** A place on the network. */
export interface HostPort {
  address: string;
  port: number;
}

/** Where a node's Kamailio listens. */
export interface SipPlace extends HostPort {
  /** What carriers know the address by; absent where it is the same. */
  advertised?: string;
}

/** What an agent is started with. */
export interface AgentOptions {
  /** The node's folder. */
  node: string;
  store: StorePlace;
  /** Absent where this edge stands alone. */
  peers?: PeersPlace;
  /** This edge's id among its peers. */
  id?: string;
  /** Where Kamailio listens for carriers. */
  sip: SipPlace;
  /** All edges that the platform declares; absent where each has the address that carriers know. */
  edges?: readonly DeclaredEdge[];
  /** Where the agent itself answers HTTP. */
  listen: HostPort;
  /** Folder of the secrets' files. */
  secrets?: string;
  /** How long a store may take for the pointer, in milliseconds; an object may take three times as long. */
  storeTimeoutMs: number;
  /** Port on 127.0.0.1 for the reports of the node's media relays; absent where it has none. */
  mediaReports?: number;
  /** How long a drain waits for live calls, in milliseconds. */
  graceMs: number;
}
