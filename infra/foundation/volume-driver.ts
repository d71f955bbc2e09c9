import { eks, iam } from "@pulumi/aws";
import type { FoundationSettings } from "./settings.ts";
import type { WebIdentity } from "./web-identity.ts";

/** The add-on's name with AWS, and the account of its pods that makes and attaches volumes. */
const [ADD_ON, NAMESPACE, ACCOUNT] = ["aws-ebs-csi-driver", "kube-system", "ebs-csi-controller-sa"];

/**
 * Makes volumes for the claims of pods (`cluster.claim` in platform.yaml), and a default class for those that name none. Its
 * part on each node tolerates every taint, also the edges'.
 */
export function volumeDriver(
  { name, partition }: Pick<FoundationSettings, "name" | "partition">,
  { cluster, system }: { readonly cluster: eks.Cluster; readonly system: eks.NodeGroup },
  identity: WebIdentity,
): void {
  const role = new iam.Role("volumes", {
    name: `${name}-volumes`,
    assumeRolePolicy: identity(NAMESPACE, ACCOUNT),
  });
  const policy = new iam.RolePolicyAttachment("volumes", {
    role: role.name,
    policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy`,
  });
  new eks.Addon(
    ADD_ON,
    {
      clusterName: cluster.name,
      addonName: ADD_ON,
      serviceAccountRoleArn: role.arn,
      configurationValues: JSON.stringify({ defaultStorageClass: { enabled: true } }),
    },
    { dependsOn: [system, policy] },
  );
}
