import type { Compiled } from "#compile/compile.ts";
import { MANIFEST } from "#compile/write.ts";
import { COMPONENTS } from "./components.ts";
import type { PlannedResource } from "./planned-resource.ts";
import { pointerText } from "./pointer-text.ts";

const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";

/**
 * A generation in a bucket. An object's content is a file of the compiled bundle, `{ fileAsset: "objects/<sha256>" }`,
 * so that no state and no preview holds it; there are as many as there are shards (64 at most), and two.
 */
export function s3Bundle({ manifest, objects }: Compiled, bucket: string): PlannedResource[] {
  const shards = new Set(manifest.shards.map(({ sha256 }) => sha256));
  const resources: PlannedResource[] = [...objects.keys()].toSorted().map((digest) => ({
    type: OBJECT,
    name: `object-${digest.slice(0, 32)}`,
    inputs: {
      bucket,
      key: `objects/${digest}`,
      source: { fileAsset: `objects/${digest}` },
      contentType: shards.has(digest) ? "application/x-ndjson" : "application/json",
    },
    options: { parent: COMPONENTS.bundle.name, retainOnDelete: true },
  }));
  const pointer: PlannedResource = {
    type: OBJECT,
    name: "object-generation",
    inputs: { bucket, key: MANIFEST, content: pointerText(manifest), contentType: "application/json" },
    options: {
      parent: COMPONENTS.bundle.name,
      dependsOn: resources.map(({ name }) => name),
      protect: true,
    },
  };
  return [...resources, pointer];
}
