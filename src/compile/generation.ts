import type { Contract } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";
import type { NumberPlan } from "../decision/plan.ts";

/**
 * A generation: everything the nodes will use, named by its digest.
 *
 * On disk: `generation.json` (this manifest) and `objects/<sha256>` (content-addressed, immutable).
 */
export interface Generation {
  /** Format that a node must speak to use it. */
  format: 1;
  /** SHA-256 (hex) over the canonical JSON of the rest of this manifest. */
  generation: string;
  /** How many numbers it holds. */
  numbers: number;
  /** Non-empty shards, ascending: a number's shard is decided by its hash alone. NDJSON of `ShardLine`, by number. */
  shards: { shard: number; sha256: string; numbers: number }[];
  /** Object with the `NodeConfig`. */
  node: string;
  /** Object with the `AreaTable` (decision/area.ts). */
  areas: string;
}

/** One line of a shard. */
export interface ShardLine {
  number: string;
  plan: NumberPlan;
  /** What rating needs, for a number with a cap on its monthly cost. */
  terms?: CostTerms;
}

/** Of the platform's prices those that a contract refers to, and of the contract what refers to them. */
export interface CostTerms {
  platform: Pick<Platform, "tariffs" | "packages"> & { defaults: Pick<Platform["defaults"], "tariff"> };
  contract: Pick<Contract, "city" | "tariff" | "package">;
}

/** What every node needs beside the numbers. */
export interface NodeConfig {
  format: 1;
  /** SIP domain of the platform. */
  domain: string;
  /** How a call chooses among trunks of one priority. */
  trunkOrder: "weight" | "cost";
  /** The certificate that the edge shows to carriers. */
  tls?: EdgeTls;
  media: MediaPlan;
  trunks: TrunkPlan[];
}

/** Where speech goes through the edge. */
export interface MediaPlan {
  /** Public addresses, as carriers see them. */
  addresses: string[];
  /** UDP ports, both inclusive. */
  ports: { from: number; to: number };
  /** Seconds without speech from either side after which a call is over. */
  silentS: number;
}

export interface TrunkPlan {
  id: string;
  carrier: string;
  /** Address or name of the carrier's edge. */
  host: string;
  port: number;
  transport: "udp" | "tcp" | "tls";
  /** Source addresses from which this trunk's calls come, each with a port where only that one is the carrier's. */
  addresses: string[];
  /** By reference only: secrets never enter a generation. */
  register?: { username: string; realm: string; secret: string };
  delivers: {
    number: "hotline" | "did";
    at: "request-uri" | "to" | "diversion";
    format: "plain" | "national" | "e164";
  };
  callerId: "original" | "did" | "fixed";
  /** E.164. */
  callerIdNumber?: string;
  diversion: "none" | "diversion" | "history-info";
  media: "anchored" | "direct";
  maxUnansweredS: number;
  numberFormat: "national" | "e164";
  capacity: number;
  priority: number;
  weight: number;
  /** Ten-thousandths of a yuan per minute. */
  cost: number;
  /** New calls a second in each direction, over all edges. */
  callsPerSecond?: number;
  probe: "options" | "none";
  /** Of a trunk over TLS. */
  tls?: TrunkTls;
}

/** A certificate and its key (PEM), as names of secrets. */
export interface CertificateSecrets {
  certificate: string;
  key: string;
}

/** The edge's own certificate, and the name of the secret with the certificates that may sign those of SIP targets. */
interface EdgeTls extends CertificateSecrets {
  targetCa?: string;
}

/** How a trunk over TLS is verified, and what it is shown. */
export interface TrunkTls {
  verify: boolean;
  /** Name of the secret with the signing certificates (PEM). */
  ca?: string;
  client?: CertificateSecrets;
}
