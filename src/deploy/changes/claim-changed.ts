import { canonicalJson } from "#compile/canonical-json.ts";
import { claimOf } from "../claim-of.ts";
import type { ChangeRule, DeployedStack } from "./dangerous-change.ts";

/** A StatefulSet's volumes cannot be changed in place: an API server refuses it, and an engine would replace all nodes at once. */
export const claimChanged: ChangeRule = {
  id: "claim-changed",
  find: ({ base, next }) => {
    if (base.platform.cluster === undefined || next.platform.cluster === undefined) return [];
    const was = volumeOf(base);
    const now = volumeOf(next);
    if (was === now) return [];
    return [
      {
        subject: "cluster.claim",
        was,
        message: `cluster.claim changes from ${was} to ${now}: first kubectl delete statefulset edge --cascade=orphan, which leaves the pods`,
      },
    ];
  },
};

function volumeOf({ platform }: DeployedStack): string {
  const claim = claimOf(platform);
  return claim === undefined
    ? "no volume"
    : canonicalJson({ mebibytes: claim.mebibytes, storageClass: claim.storageClass });
}
