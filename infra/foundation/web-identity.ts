import { type eks, iam } from "@pulumi/aws";
import { all, type Output } from "@pulumi/pulumi";
import { policyOf } from "./policy-of.ts";

/** What the cluster's tokens are for, in every partition. */
const AUDIENCE = "sts.amazonaws.com";

/** Who may take a role on, as its policy says: the pods of one service account in a namespace. */
export type WebIdentity = (namespace: string, account: string) => Output<string>;

/** Has AWS know pods by the cluster's own tokens. */
export function webIdentity(cluster: eks.Cluster): WebIdentity {
  const issuer = cluster.identities.apply(([identity]) => identity?.oidcs?.[0]?.issuer ?? "");
  const provider = new iam.OpenIdConnectProvider("cluster", { url: issuer, clientIdLists: [AUDIENCE] });
  return (namespace, account) =>
    all([provider.arn, issuer]).apply(([Federated, url]) => {
      const host = url.replace(/^https:\/\//, "");
      return policyOf({
        Principal: { Federated },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${host}:sub`]: `system:serviceaccount:${namespace}:${account}`,
            [`${host}:aud`]: AUDIENCE,
          },
        },
      });
    });
}
