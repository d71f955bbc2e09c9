import { objectAt, objectsAt, textAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";
import { containerName, podsOf } from "./pods-of.ts";

const BY_DIGEST = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

/** A tag can be moved to another image; a digest is what was reviewed. */
export const imageDigest: PlanRule = {
  id: "image-digest",
  check: (plan) =>
    podsOf(plan).flatMap(({ resource, spec, containers }) => {
      const mounted = objectsAt(spec, "volumes")
        .filter((volume) => volume["image"] !== undefined)
        .map((volume) => ({
          who: `volume ${textAt(volume, "name")}`,
          image: textAt(objectAt(volume, "image"), "reference"),
        }));
      return [
        ...containers.map((each) => ({ who: containerName(each), image: textAt(each, "image") })),
        ...mounted,
      ]
        .filter(({ image }) => !BY_DIGEST.test(image))
        .map(({ who, image }) => ({
          subject: resource.name,
          message:
            image === ""
              ? `${who} has no image`
              : `${who} has the image ${image}, which is not named by its digest`,
          help: "write cluster.images in platform.yaml as registry/name@sha256: and 64 hexadecimal digits",
        }));
    }),
};
