import type { DeploymentRule } from "../rule.ts";

/** Generations that go to S3 need the foundation's bucket. */
export const bundleBucket: DeploymentRule = {
  id: "bundle-bucket",
  check: ({ cluster }, foundation) =>
    cluster?.bundles?.store !== "s3" || foundation?.buckets?.bundles !== undefined
      ? []
      : [
          {
            in: "platform",
            finding: {
              code: "no-bundle-bucket",
              path: ["cluster", "bundles", "store"],
              params: { file: foundation !== undefined },
            },
          },
        ],
};
