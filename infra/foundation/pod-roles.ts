import { type eks, iam } from "@pulumi/aws";
import { all } from "@pulumi/pulumi";
import type { FoundationSettings } from "./settings.ts";

/** What the cluster's tokens are for, in every partition. */
const AUDIENCE = "sts.amazonaws.com";

/** Who takes a role, by the service account that the chart names, and what it may. */
interface PodRole {
  readonly account: string;
  readonly statements: readonly { readonly Action: string | readonly string[]; readonly Resource: string }[];
}

/**
 * Roles of pods: the edges read the bucket of bundles, a daily job notes and removes old objects there. Pods of the one service
 * account take a role on by the cluster's own tokens.
 *
 * @param namespace of the platform
 */
export function podRoles(
  { name, partition }: Pick<FoundationSettings, "name" | "partition">,
  cluster: eks.Cluster,
  namespace: string,
): { readonly edge: iam.Role; readonly collect: iam.Role } {
  const issuer = cluster.identities.apply(([identity]) => identity?.oidcs?.[0]?.issuer ?? "");
  const provider = new iam.OpenIdConnectProvider("cluster", { url: issuer, clientIdLists: [AUDIENCE] });
  const podRole = (id: string, { account, statements }: PodRole) => {
    const role = new iam.Role(id, {
      name: `${name}-${id}`,
      assumeRolePolicy: all([provider.arn, issuer]).apply(([Federated, url]) => {
        const host = url.replace(/^https:\/\//, "");
        const subject = `system:serviceaccount:${namespace}:${account}`;
        return policyOf({
          Principal: { Federated },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { [`${host}:sub`]: subject, [`${host}:aud`]: AUDIENCE } },
        });
      }),
    });
    new iam.RolePolicy(id, { role: role.name, policy: policyOf(...statements) });
    return role;
  };
  const bucket = `arn:${partition}:s3:::${name}-bundles`;
  return {
    edge: podRole("edge", {
      account: "edge",
      statements: [
        { Action: "s3:GetObject", Resource: `${bucket}/*` },
        { Action: "s3:ListBucket", Resource: bucket },
      ],
    }),
    collect: podRole("collect", {
      account: "edge-collect",
      statements: [
        { Action: "s3:ListBucket", Resource: bucket },
        { Action: "s3:GetObject", Resource: `${bucket}/generation.json` },
        {
          Action: ["s3:GetObjectTagging", "s3:PutObjectTagging", "s3:DeleteObjectTagging", "s3:DeleteObject"],
          Resource: `${bucket}/objects/*`,
        },
      ],
    }),
  };
}

function policyOf(...statements: readonly object[]): string {
  const Statement = statements.map((statement) => ({ Effect: "Allow", ...statement }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
