import { ec2, type eks, vpc as firewall } from "@pulumi/aws";
import type { AllowedFlow } from "../../src/deploy/allow-list.ts";
import { ingressRules } from "./ingress-rules.ts";
import type { Network } from "./network.ts";

/** The edges' security group: what the carriers' allow-list says comes in, edges reach each other, everything goes out. */
export function edgeFirewall(
  name: string,
  { vpc }: Network,
  cluster: eks.Cluster,
  flows: readonly AllowedFlow[],
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup("edge", {
    name: `${name}-edge`,
    description: "Edges: the carriers' signalling and media",
    vpcId: vpc.id,
    tags: { Name: `${name}-edge` },
  });
  const securityGroupId = group.id;
  for (const { name: rule, description, protocol, from, firstPort, lastPort } of ingressRules(flows)) {
    new firewall.SecurityGroupIngressRule(rule, {
      securityGroupId,
      description,
      ipProtocol: protocol,
      ...(from.includes(":") ? { cidrIpv6: from } : { cidrIpv4: from }),
      fromPort: firstPort,
      toPort: lastPort,
    });
  }
  const inside = { "from-edges": group.id, "from-cluster": cluster.vpcConfig.clusterSecurityGroupId };
  for (const [rule, referencedSecurityGroupId] of Object.entries(inside)) {
    new firewall.SecurityGroupIngressRule(rule, {
      securityGroupId,
      ipProtocol: "-1",
      referencedSecurityGroupId,
    });
  }
  new firewall.SecurityGroupEgressRule("edge", { securityGroupId, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
  return group;
}
