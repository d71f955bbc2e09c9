import { nodeConfig } from "#compile/node-config.ts";
import { durationSeconds } from "#model/duration.ts";
import type { Foundation } from "../config/foundation.types.ts";
import type { Platform } from "../config/platform.types.ts";
import { type BundlePlace, bundlePlace } from "./bundle-place.ts";
import { claimOf } from "./claim-of.ts";
import { POINTER_CONFIGMAP } from "./configmap-bundle.ts";
import { isIpv6 } from "./edge-host.ts";
import { podOfPool, poolOf } from "./edge-pool.ts";
import type { EdgeSizes } from "./edge-sizes.ts";
import type { EdgeAddress, EdgeValues } from "./edge-values.types.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** What a number's line has room for, on average, in bytes: as `hotline kamailio` takes it. */
const LINE_BYTES = 5000;

/** The fewest numbers that a node has room for. */
const FEWEST_NUMBERS = 16_384;

/** By this EKS lets pods of a service account take a role. */
const ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

/** RFC 3261's own. */
const TLS_PORT = 5061;

/**
 * Values of the edge's chart. Pods differ with the platform alone: of the customers' files only their size counts, and
 * that by the next power of two, so that a customer's change restarts no node.
 */
export function edgeValues(
  platform: Platform,
  foundation: Foundation | undefined,
  sizes: EdgeSizes,
): EdgeValues | Refusal {
  const { cluster } = platform;
  if (cluster === undefined) return { code: "no-cluster" };
  const place = bundlePlace(platform, foundation);
  if (isRefusal(place)) return place;
  const { tls, media, trunks } = nodeConfig(platform);
  const own = new Map(foundation?.edges.map((edge) => [edge.public, edge.private]));
  const edges = (addresses: readonly string[]) =>
    addresses.map((address): EdgeAddress => {
      const behind = own.get(address);
      return behind === undefined ? { public: address } : { public: address, private: behind };
    });
  const { addresses } = platform.edge;
  const role = foundation?.roles?.edge;
  const claim = claimOf(platform);
  const v6 = edges(addresses).some((edge) => isIpv6(edge.private ?? edge.public));
  const elsewhere = media.addresses.some((address) => !addresses.includes(address));
  return {
    images: { edge: cluster.images.edge, hotline: cluster.images.hotline },
    edges: edges(addresses),
    store:
      place.store === "configmaps"
        ? { kind: "configmaps", pointer: POINTER_CONFIGMAP }
        : { kind: "s3", s3: { bucket: place.bucket, ...(foundation && { region: foundation.region }) } },
    collect: collectValues(cluster.bundles?.keep ?? "168h", place, foundation?.roles?.collect),
    secrets: cluster.secrets ?? "hotline-secrets",
    sip: { workers: cluster.edge?.workers ?? 4, ...(tls && { tlsPort: TLS_PORT }) },
    relay: {
      enabled: trunks.some((trunk) => trunk.media === "anchored"),
      ports: media.ports,
      ...(elsewhere && { edges: edges(media.addresses) }),
    },
    ...(claim !== undefined && { claim }),
    // The kubelet asks where the node's address is: IPv6 with it, not IPv4 alone.
    ...(v6 && { agent: { address: "::" } }),
    drain: { graceSeconds: durationSeconds(cluster.edge?.grace ?? "2h") },
    sizes: {
      numbers: powerOfTwo(Math.max(FEWEST_NUMBERS, Math.ceil(sizes.lineBytes / LINE_BYTES))),
      lineBytes: LINE_BYTES,
      calls: callsOfNode(trunks, media.ports, addresses.length),
    },
    ...(role !== undefined && { serviceAccount: { annotations: { [ROLE_ANNOTATION]: role } } }),
    pod: podOfPool(poolOf(platform)),
    monitoring: { enabled: cluster.monitoring ?? true },
  };
}

/** Old objects of a bucket are removed where there is a role for it; in the cluster the chart makes its own. */
function collectValues(
  keep: string,
  { store }: BundlePlace,
  role: string | undefined,
): NonNullable<EdgeValues["collect"]> {
  if (store === "configmaps") return { keep };
  return role === undefined ? { enabled: false } : { keep, annotations: { [ROLE_ANNOTATION]: role } };
}

/** The least power of two that is not below a number. */
function powerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}

/**
 * Calls at a time that a node must carry while another one is emptied: each takes a channel of the trunk that it comes by
 * and of the one that it leaves by, and four ports for its speech. In steps of 64.
 */
function callsOfNode(
  trunks: readonly { capacity: number }[],
  ports: { from: number; to: number },
  nodes: number,
): number {
  const channels = trunks.reduce((sum, { capacity }) => sum + capacity, 0);
  const share = Math.ceil(channels / 2 / Math.max(1, nodes - 1));
  const room = Math.max(1, Math.floor((ports.to - ports.from + 1) / 4));
  return 64 * Math.ceil(Math.min(share, room) / 64);
}
