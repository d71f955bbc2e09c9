import { POOL_KEY, poolOf } from "../edge-pool.ts";
import type { ChangeRule } from "./dangerous-change.ts";

/** A pod goes to nodes of its pool alone: where none is of the new one yet, the first edge that is replaced stays away. */
export const poolChanged: ChangeRule = {
  id: "pool-changed",
  find: ({ base, next }) => {
    if (base.platform.cluster === undefined || next.platform.cluster === undefined) return [];
    const was = poolOf(base.platform);
    const now = poolOf(next.platform);
    if (was === now) return [];
    return [
      {
        subject: "cluster.edge.pool",
        was,
        message: `cluster.edge.pool changes from ${was} to ${now}: first give the edges' nodes label and taint ${POOL_KEY}=${now}, which leaves their pods`,
      },
    ];
  },
};
