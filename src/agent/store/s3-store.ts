import { Readable } from "node:stream";
import { GetObjectCommand, NoSuchBucket, NoSuchKey, S3ServiceException } from "@aws-sdk/client-s3";
import { s3Client } from "./s3-client.ts";
import { MAX_OBJECT_BYTES, MAX_POINTER_BYTES, type Store, StoreError } from "./store.ts";

/** Where a bucket is. Credentials come by the usual chain: environment, files, the machine's or the pod's role. */
export interface S3Place {
  bucket: string;
  /** Before `generation.json` and `objects/`; "" for the bucket's root. */
  prefix: string;
  /** URL of a server that is not Amazon's. */
  endpoint?: string;
  region?: string;
  /** The bucket in the path, not in the host's name: most servers that are not Amazon's want it. */
  pathStyle?: boolean;
}

/** Object storage. The pointer is asked for with its entity tag, so that nothing new costs next to nothing. */
export function s3Store(place: S3Place): Store {
  const { bucket, prefix } = place;
  // The agent repeats by itself, with its own limits.
  const client = s3Client(place, 1);
  const key = (name: string) => (prefix === "" ? name : `${prefix}/${name}`);
  const get = async (name: string, limit: number, signal: AbortSignal, known?: string) => {
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key(name),
      ...(known === undefined ? {} : { IfNoneMatch: known }),
    });
    try {
      const { Body, ETag, ContentLength } = await client.send(command, { abortSignal: signal });
      const pieces: Buffer[] = [];
      let size = 0;
      // Who leaves the loop closes the connection: one whose answer nobody reads would be missing for good.
      for await (const piece of Body instanceof Readable ? Body : []) {
        size += piece.length;
        const bytes = Math.max(size, ContentLength ?? 0);
        if (bytes > limit)
          throw new StoreError("missing", `${key(name)} has ${bytes} bytes, more than ${limit}`);
        pieces.push(piece);
      }
      return { bytes: Buffer.concat(pieces), tag: ETag ?? "" };
    } catch (error) {
      if (isNotModified(error)) return undefined;
      throw storeError(error, `s3://${bucket}/${key(name)}`);
    }
  };
  return {
    name: `s3://${bucket}/${prefix}`,
    pollMs: 2000,
    pointer: async (known, signal) => {
      const found = await get("generation.json", MAX_POINTER_BYTES, signal, known);
      return found && { text: found.bytes.toString("utf8"), version: found.tag };
    },
    object: async (sha256, signal) => {
      const found = await get(`objects/${sha256}`, MAX_OBJECT_BYTES, signal);
      if (!found) throw new StoreError("away", `${key(sha256)}: an answer without content`);
      return found.bytes;
    },
    watch: () => undefined,
  };
}

function isNotModified(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 304;
}

function storeError(error: unknown, what: string): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof NoSuchKey || error instanceof NoSuchBucket)
    return new StoreError("missing", `${what} is not there (${error.name})`);
  const status = error instanceof S3ServiceException ? ` (HTTP ${error.$metadata.httpStatusCode})` : "";
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new StoreError("away", `${what}: ${reason}${status}`);
}
