import { S3Client } from "@aws-sdk/client-s3";
import type { S3Place } from "./s3-store.ts";

/** A client for where a bucket is. */
export function s3Client({ endpoint, region, pathStyle }: S3Place, maxAttempts: number): S3Client {
  return new S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(pathStyle === undefined ? {} : { forcePathStyle: pathStyle }),
    maxAttempts,
    requestHandler: { connectionTimeout: 3000 },
  });
}
