import { expect, test } from "vitest";
import { bundleBucket } from "./bundle-bucket.ts";
import { cluster, foundIn } from "./found-in.ts";

const check = foundIn(bundleBucket);
const found = [{ in: "platform", code: "no-bundle-bucket", path: ["cluster", "bundles", "store"] }];

test("bundles in S3 need a bucket", () => {
  expect(check({})).toEqual([]);
  expect(check(cluster({ bundles: { store: "configmaps" } }))).toEqual([]);
  expect(check(cluster({ bundles: { store: "s3" } }))).toEqual(found);
  expect(check(cluster({ bundles: { store: "s3" } }), { buckets: { audio: "audio" } })).toEqual(found);
  expect(check(cluster({ bundles: { store: "s3" } }), { buckets: { bundles: "bundles" } })).toEqual([]);
});
