import { autoscaling, ec2, eks, iam } from "@pulumi/aws";
import { all, type Output } from "@pulumi/pulumi";
import { NODE_POLICIES } from "./cluster.ts";
import { edgePlace } from "./edge-place.ts";
import type { Network } from "./network.ts";
import { nodeUserData } from "./node-user-data.ts";
import { serviceRole } from "./service-role.ts";
import type { FoundationSettings } from "./settings.ts";

/** An edge's public address and the private one behind it. */
export interface EdgeAddresses {
  readonly public: Output<string>;
  readonly private: string;
}

/**
 * The edges' machines, one group of one for each: whatever machine the group starts takes the one network interface that
 * was made before it, and with it both addresses. Groups replace machines that died; nothing else replaces them.
 *
 * @param pool of what label and taint they have
 */
export function edgeNodes(
  settings: FoundationSettings,
  { subnets, gateway }: Network,
  cluster: eks.Cluster,
  firewall: ec2.SecurityGroup,
  pool: string,
): EdgeAddresses[] {
  const { name, zones, edges, instance } = settings;
  const role = serviceRole("edge-node", settings, "ec2", NODE_POLICIES);
  const profile = new iam.InstanceProfile("edge-node", { name: `${name}-edge-node`, role: role.name });
  const access = new eks.AccessEntry("edge-node", {
    clusterName: cluster.name,
    principalArn: role.arn,
    type: "EC2_LINUX",
  });
  const { clusterSecurityGroupId } = cluster.vpcConfig;
  const userData = all([
    cluster.name,
    cluster.endpoint,
    cluster.certificateAuthority,
    cluster.kubernetesNetworkConfig,
  ]).apply(([joined, endpoint, { data }, { serviceIpv4Cidr }]) =>
    nodeUserData({ name: joined, endpoint, certificate: data, cidr: serviceIpv4Cidr, pool }),
  );
  return Array.from({ length: edges }, (_, index) => {
    const id = `edge-${index}`;
    const tags = { Name: `${name}-${id}` };
    const { zone, address } = edgePlace(index, zones.length);
    const subnet = subnets[zone];
    const availabilityZone = zones[zone];
    if (subnet === undefined || availabilityZone === undefined) throw new Error(`${id} has no zone`);
    const card = new ec2.NetworkInterface(
      id,
      {
        subnetId: subnet.id,
        privateIps: [address],
        securityGroups: [firewall.id, clusterSecurityGroupId],
        tags,
      },
      // The cluster's network gives a card's other addresses to pods: after a refresh, an update would take them away.
      { protect: true, ignoreChanges: ["privateIps"] },
    );
    const elastic = new ec2.Eip(id, { domain: "vpc", tags }, { protect: true, dependsOn: gateway });
    new ec2.EipAssociation(id, {
      allocationId: elastic.id,
      networkInterfaceId: card.id,
      privateIpAddress: address,
    });
    const template = new ec2.LaunchTemplate(id, {
      name: `${name}-${id}`,
      imageId: cluster.version.apply(
        (version) =>
          `resolve:ssm:/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/x86_64/standard/recommended/image_id`,
      ),
      instanceType: instance,
      iamInstanceProfile: { arn: profile.arn },
      networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: card.id }],
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1, httpEndpoint: "enabled" },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeSize: 50, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      userData,
      updateDefaultVersion: true,
      tagSpecifications: [{ resourceType: "instance", tags }],
      tags,
    });
    const groupTags = { Name: `${name}-${id}`, [`kubernetes.io/cluster/${name}`]: "owned" };
    new autoscaling.Group(
      id,
      {
        name: `${name}-${id}`,
        minSize: 1,
        maxSize: 1,
        desiredCapacity: 1,
        availabilityZones: [availabilityZone],
        launchTemplate: { id: template.id, version: "$Latest" },
        healthCheckType: "EC2",
        suspendedProcesses: ["AZRebalance"],
        protectFromScaleIn: true,
        tags: Object.entries(groupTags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      },
      { dependsOn: [access] },
    );
    return { public: elastic.publicIp, private: address };
  });
}
