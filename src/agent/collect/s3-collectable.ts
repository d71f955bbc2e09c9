import {
  DeleteObjectCommand,
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  PutObjectTaggingCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { s3Client } from "../store/s3-client.ts";
import type { S3Place } from "../store/s3-store.ts";
import { type CollectableStore, storedObject, UNREACHABLE_SINCE } from "./collectable-store.ts";
import type { StoredObject } from "./collection.ts";

/** Objects of a bucket, below its prefix. The note is a tag, for which nothing is copied. */
export function s3Collectable(place: S3Place): CollectableStore {
  const client = s3Client(place, 3);
  const folder = place.prefix === "" ? "objects/" : `${place.prefix}/objects/`;
  const at = (sha256: string) => ({ Bucket: place.bucket, Key: folder + sha256 });
  return {
    objects: async () => {
      const found: StoredObject[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client },
        { Bucket: place.bucket, Prefix: folder },
      ))
        for (const { Key = "" } of Contents) {
          const sha256 = Key.slice(folder.length);
          if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
          const { TagSet = [] } = await client.send(new GetObjectTaggingCommand(at(sha256)));
          found.push(storedObject(sha256, TagSet.find((tag) => tag.Key === UNREACHABLE_SINCE)?.Value));
        }
      return found;
    },
    mark: async (sha256, since) => {
      const TagSet = [{ Key: UNREACHABLE_SINCE, Value: new Date(since).toISOString() }];
      await client.send(new PutObjectTaggingCommand({ ...at(sha256), Tagging: { TagSet } }));
    },
    unmark: async (sha256) => {
      await client.send(new DeleteObjectTaggingCommand(at(sha256)));
    },
    remove: async (sha256) => {
      await client.send(new DeleteObjectCommand(at(sha256)));
    },
  };
}
