import { eks } from "@pulumi/aws";
import type { Network } from "./network.ts";
import { serviceRole } from "./service-role.ts";
import type { FoundationSettings } from "./settings.ts";

/** What a node of any kind may. */
export const NODE_POLICIES = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKS_CNI_Policy",
  "AmazonEC2ContainerRegistryReadOnly",
];

/**
 * The cluster, with two small nodes for what is not ours (its DNS, what watches it): those of the edges are tainted.
 *
 * @param version of Kubernetes, such as 1.36
 */
export function cluster(
  settings: FoundationSettings,
  { subnets }: Network,
  version: string,
): { readonly cluster: eks.Cluster; readonly system: eks.NodeGroup } {
  const { name, admins } = settings;
  const role = serviceRole("cluster", settings, "eks", ["AmazonEKSClusterPolicy"]);
  const made = new eks.Cluster(
    "cluster",
    {
      name,
      version,
      roleArn: role.arn,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
      vpcConfig: {
        subnetIds: subnets.map(({ id }) => id),
        endpointPrivateAccess: true,
        endpointPublicAccess: true,
        publicAccessCidrs: [...admins],
      },
      enabledClusterLogTypes: ["audit", "authenticator"],
    },
    { protect: true },
  );
  const systemRole = serviceRole("system-node", settings, "ec2", NODE_POLICIES);
  const system = new eks.NodeGroup("system", {
    clusterName: made.name,
    nodeGroupName: "system",
    version: made.version,
    nodeRoleArn: systemRole.arn,
    subnetIds: subnets.map(({ id }) => id),
    scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 3 },
    instanceTypes: ["t3.medium"],
    amiType: "AL2023_x86_64_STANDARD",
  });
  // A new cluster already has these, as nobody's: the add-on would refuse to take over what differs from its version.
  const addOn = (addonName: string) => ({
    ...{ clusterName: made.name, addonName },
    resolveConflictsOnCreate: "OVERWRITE",
  });
  for (const addonName of ["vpc-cni", "kube-proxy"]) new eks.Addon(addonName, addOn(addonName));
  new eks.Addon("coredns", addOn("coredns"), { dependsOn: system });
  return { cluster: made, system };
}
