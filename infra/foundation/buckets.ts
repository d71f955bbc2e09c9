import { s3 } from "@pulumi/aws";
import type { FoundationSettings } from "./settings.ts";

/** How long a bucket keeps what was removed or overwritten. */
const UNDO_DAYS = 30;

/** A bucket of ours: versioned, encrypted, closed to the public, reached by TLS only. */
export function closedBucket(
  id: string,
  { name, partition }: Pick<FoundationSettings, "name" | "partition">,
): s3.Bucket {
  const bucket = new s3.Bucket(id, { bucket: `${name}-${id}` }, { protect: true });
  new s3.BucketVersioning(id, { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } });
  new s3.BucketLifecycleConfiguration(id, {
    bucket: bucket.bucket,
    rules: [
      {
        id: "removed",
        status: "Enabled",
        filter: { prefix: "" },
        noncurrentVersionExpiration: { noncurrentDays: UNDO_DAYS },
        expiration: { expiredObjectDeleteMarker: true },
      },
    ],
  });
  new s3.BucketServerSideEncryptionConfiguration(id, {
    bucket: bucket.bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  const closed = new s3.BucketPublicAccessBlock(id, {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const arn = `arn:${partition}:s3:::${name}-${id}`;
  const tlsOnly = {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  new s3.BucketPolicy(
    id,
    { bucket: bucket.bucket, policy: JSON.stringify({ Version: "2012-10-17", Statement: [tlsOnly] }) },
    { dependsOn: closed },
  );
  return bucket;
}
