import type { Foundation } from "../config/foundation.types.ts";
import type { Platform } from "../config/platform.types.ts";
import { namespaceOf } from "./namespace-of.ts";
import type { Refusal } from "./refusal.ts";

/** Where a generation is kept. */
export type BundlePlace =
  | { readonly store: "configmaps"; readonly namespace: string }
  | { readonly store: "s3"; readonly bucket: string };

/** Where a platform keeps its generations: the cluster itself, or the foundation's bucket. */
export function bundlePlace(platform: Platform, foundation?: Foundation): BundlePlace | Refusal {
  if (platform.cluster?.bundles?.store !== "s3")
    return { store: "configmaps", namespace: namespaceOf(platform) };
  const bucket = foundation?.buckets?.bundles;
  return bucket === undefined ? { code: "no-bucket" } : { store: "s3", bucket };
}
