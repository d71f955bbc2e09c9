import { namespaceOf } from "../namespace-of.ts";
import type { ChangeRule } from "./dangerous-change.ts";

/** All that runs in a namespace goes with it: pods with their calls, and records that nobody has fetched yet. */
export const namespaceChanged: ChangeRule = {
  id: "namespace-changed",
  find: ({ base, next }) => {
    if (base.platform.cluster === undefined) return [];
    const was = namespaceOf(base.platform);
    const now = next.platform.cluster === undefined ? undefined : namespaceOf(next.platform);
    if (was === now) return [];
    const how = now === undefined ? "platform.yaml has no cluster any more" : `cluster.namespace is ${now}`;
    return [
      { subject: was, was, message: `the namespace ${was} is given up with all that runs there: ${how}` },
    ];
  },
};
