import type { PlatformRule } from "../rule.ts";

const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** A tag may mean another image tomorrow: only a digest makes what was reviewed what runs. */
export const imageByDigest: PlatformRule = {
  id: "image-by-digest",
  check: ({ cluster }) =>
    Object.entries(cluster?.images ?? {}).flatMap(([name, image]) =>
      DIGEST.test(image)
        ? []
        : [{ code: "image-not-by-digest", path: ["cluster", "images", name], params: { image } }],
    ),
};
