import { ec2 } from "@pulumi/aws";
import { NETWORK, subnetOf } from "./edge-place.ts";
import type { FoundationSettings } from "./settings.ts";

/** A network whose subnets, one a zone, reach the Internet by addresses of their own. */
export interface Network {
  readonly vpc: ec2.Vpc;
  /** In the order of the zones. */
  readonly subnets: readonly ec2.Subnet[];
  /** The way out, before which no address works. */
  readonly gateway: ec2.InternetGateway;
}

/** Makes the network. Everything has a public address or none: no NAT stands between SIP and its addresses. */
export function network({ name, zones }: FoundationSettings): Network {
  const tags = { Name: name };
  const vpc = new ec2.Vpc(
    "network",
    { cidrBlock: NETWORK, enableDnsHostnames: true, enableDnsSupport: true, tags },
    { protect: true },
  );
  const gateway = new ec2.InternetGateway("network", { vpcId: vpc.id, tags });
  const routes = new ec2.RouteTable("network", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
    tags,
  });
  const subnets = zones.map((zone, index) => {
    const subnet = new ec2.Subnet(zone, {
      vpcId: vpc.id,
      availabilityZone: zone,
      cidrBlock: subnetOf(index),
      mapPublicIpOnLaunch: true,
      tags: { Name: `${name}-${zone}` },
    });
    new ec2.RouteTableAssociation(zone, { routeTableId: routes.id, subnetId: subnet.id });
    return subnet;
  });
  return { vpc, subnets, gateway };
}
