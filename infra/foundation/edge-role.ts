import { type eks, iam } from "@pulumi/aws";
import { all } from "@pulumi/pulumi";
import type { FoundationSettings } from "./settings.ts";

/** The edges' service account, as the chart names it. */
const SERVICE_ACCOUNT = "edge";

/** What the cluster's tokens are for, in every partition. */
const AUDIENCE = "sts.amazonaws.com";

/**
 * The role of the edges' pods: it reads the bucket of bundles, and nothing else. Pods of that one service account take it
 * on by the cluster's own tokens.
 *
 * @param namespace of the platform
 */
export function edgeRole(
  { name, partition }: Pick<FoundationSettings, "name" | "partition">,
  cluster: eks.Cluster,
  namespace: string,
): iam.Role {
  const issuer = cluster.identities.apply(([identity]) => identity?.oidcs?.[0]?.issuer ?? "");
  const provider = new iam.OpenIdConnectProvider("cluster", { url: issuer, clientIdLists: [AUDIENCE] });
  const role = new iam.Role("edge", {
    name: `${name}-edge`,
    assumeRolePolicy: all([provider.arn, issuer]).apply(([Federated, url]) => {
      const host = url.replace(/^https:\/\//, "");
      const subject = `system:serviceaccount:${namespace}:${SERVICE_ACCOUNT}`;
      return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: { StringEquals: { [`${host}:sub`]: subject, [`${host}:aud`]: AUDIENCE } },
          },
        ],
      });
    }),
  });
  const arn = `arn:${partition}:s3:::${name}-bundles`;
  new iam.RolePolicy("edge", {
    role: role.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: `${arn}/*` },
        { Effect: "Allow", Action: "s3:ListBucket", Resource: arn },
      ],
    }),
  });
  return role;
}
