import { POOL_KEY } from "../../src/deploy/edge-pool.ts";

/** What a node is told of its cluster. */
export interface JoinedCluster {
  readonly name: string;
  readonly endpoint: string;
  /** Certificate authority, base64. */
  readonly certificate: string;
  /** Network of the cluster's services. */
  readonly cidr: string;
  /** Pool of the edges' nodes. */
  readonly pool: string;
}

/**
 * User data of an edge's machine (Amazon Linux 2023, nodeadm), base64: the kubelet registers it labelled and tainted, so
 * that the edges' pods go there and nothing else does.
 */
export function nodeUserData({ name, endpoint, certificate, cidr, pool }: JoinedCluster): string {
  const config = {
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: {
      cluster: { name, apiServerEndpoint: endpoint, certificateAuthority: certificate, cidr },
      kubelet: {
        config: { registerWithTaints: [{ key: POOL_KEY, value: pool, effect: "NoSchedule" }] },
        flags: [`--node-labels=${POOL_KEY}=${pool}`],
      },
    },
  };
  const text = [
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="HOTLINE"',
    "",
    "--HOTLINE",
    "Content-Type: application/node.eks.aws",
    "",
    JSON.stringify(config),
    "--HOTLINE--",
    "",
  ].join("\r\n");
  return Buffer.from(text).toString("base64");
}
