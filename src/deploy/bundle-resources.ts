import type { Compiled } from "#compile/compile.ts";
import type { BundlePlace } from "./bundle-place.ts";
import { configMapBundle } from "./configmap-bundle.ts";
import type { PlannedResource } from "./planned-resource.ts";
import type { Refusal } from "./refusal.ts";
import { s3Bundle } from "./s3-bundle.ts";

/**
 * A generation as resources: an immutable one for each object, which stays when it is planned no more, and the
 * pointer, last. The pointer alone is mutable, has a fixed name, and depends on every object that it names. It is
 * protected: running nodes would go on without it, but one that starts would find no generation.
 *
 * @param namespace name of the namespace's resource
 */
export function bundleResources(
  compiled: Compiled,
  place: BundlePlace,
  namespace: string,
): PlannedResource[] | Refusal {
  return place.store === "s3"
    ? s3Bundle(compiled, place.bucket)
    : configMapBundle(compiled, place.namespace, namespace);
}
