const POOL = "hotline400.io/pool";

/** A node of a pool of edges, labelled and tainted. @param addresses The host's, which pods on its network have too */
export function edgeNode(addresses: readonly string[], pool = "edge"): object {
  return node(`edge-${addresses[0]}`, addresses, { [POOL]: pool }, [
    { key: POOL, value: pool, effect: "NoSchedule" },
  ]);
}

/** A node that is nobody's in particular. */
export function otherNode(): object {
  return node("other", ["203.0.113.99"], {}, []);
}

function node(
  name: string,
  own: readonly string[],
  labels: Record<string, string>,
  taints: object[],
): object {
  const room = { cpu: "16", memory: "32Gi", pods: "110", "ephemeral-storage": "100Gi" };
  const addresses = [
    ...own.map((address) => ({ type: "InternalIP", address })),
    { type: "Hostname", address: name },
  ];
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels } },
    spec: { taints },
    status: { addresses, capacity: room, allocatable: room },
  };
}
