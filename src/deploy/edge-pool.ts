import type { Platform } from "../config/platform.types.ts";
import type { EdgeValues } from "./edge-values.types.ts";

/** Key of the label and of the taint by which a node is of a pool. */
export const POOL_KEY = "hotline400.io/pool";

/** The pool of a platform's edge nodes: no node of another one holds its addresses. */
export function poolOf({ cluster }: Platform): string {
  return cluster?.edge?.pool ?? "edge";
}

/** What brings an edge's pod to the nodes of a pool, and to no others. */
export function podOfPool(pool: string): NonNullable<EdgeValues["pod"]> {
  return {
    nodeSelector: { [POOL_KEY]: pool },
    tolerations: [{ key: POOL_KEY, operator: "Equal", value: pool, effect: "NoSchedule" }],
  };
}
