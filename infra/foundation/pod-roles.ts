import { iam } from "@pulumi/aws";
import { policyOf } from "./policy-of.ts";
import type { FoundationSettings } from "./settings.ts";
import type { WebIdentity } from "./web-identity.ts";

/** Who takes a role, by the service account that the chart names, and what it may. */
interface PodRole {
  readonly account: string;
  readonly statements: readonly { readonly Action: string | readonly string[]; readonly Resource: string }[];
}

/**
 * Roles of pods: the edges read the bucket of bundles, a daily job notes and removes old objects there.
 *
 * @param namespace of the platform
 */
export function podRoles(
  { name, partition }: Pick<FoundationSettings, "name" | "partition">,
  identity: WebIdentity,
  namespace: string,
): { readonly edge: iam.Role; readonly collect: iam.Role } {
  const podRole = (id: string, { account, statements }: PodRole) => {
    const role = new iam.Role(id, {
      name: `${name}-${id}`,
      assumeRolePolicy: identity(namespace, account),
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
