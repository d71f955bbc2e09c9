import { bundlePlace } from "../bundle-place.ts";
import { isRefusal } from "../refusal.ts";
import type { ChangeRule, DeployedStack } from "./dangerous-change.ts";

/** Nodes that still run follow the old pointer, which nobody writes any more, until each has been started anew. */
export const bundleStoreChanged: ChangeRule = {
  id: "bundle-store-changed",
  find: ({ base, next }) => {
    const was = storeOf(base);
    const now = storeOf(next);
    if (was === undefined || now === undefined || was === now) return [];
    return [
      {
        subject: was,
        was,
        message: `generations are kept in ${now} instead of ${was} (cluster.bundles.store)`,
      },
    ];
  },
};

function storeOf({ platform, foundation }: DeployedStack): string | undefined {
  if (platform.cluster === undefined) return undefined;
  const place = bundlePlace(platform, foundation);
  if (isRefusal(place)) return undefined;
  // Nodes ask for the bucket in this region, where another one has none of that name.
  return place.store === "s3" ? `s3:${place.bucket} in ${foundation?.region}` : place.store;
}
