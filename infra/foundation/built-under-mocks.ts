import * as pulumi from "@pulumi/pulumi";
import type { Foundation } from "../../src/config/foundation.types.ts";
import type { Platform } from "../../src/config/platform.types.ts";
import type { AwsPartition } from "../../src/model/aws-region.ts";
import { buildFoundation } from "./build-foundation.ts";
import { RecordingMonitor } from "./recording-monitor.ts";

/** What an engine is told of a resource. */
export type Registration = Parameters<pulumi.runtime.Mocks["newResource"]>[0] & {
  /** May not be deleted, nor replaced. */
  readonly protect: boolean;
  /** Inputs whose changes are ignored. */
  readonly ignoreChanges: readonly string[];
};

/** For tests: what the program says and registers for three edges in three zones of a region, under Pulumi's mocks. */
export async function builtUnderMocks(
  platform: Platform,
  partition: AwsPartition,
  region: string,
): Promise<{ readonly said: Foundation; readonly registered: readonly Registration[] }> {
  const seen: Parameters<pulumi.runtime.Mocks["newResource"]>[0][] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: (args) => {
      seen.push(args);
      return { id: `${args.name}-id`, state: { ...args.inputs, ...computed(partition, args) } };
    },
    call: ({ token }) => {
      throw new Error(`${token} is called`);
    },
  };
  const monitor = new RecordingMonitor(mocks);
  await pulumi.runtime.setMocks(mocks);
  pulumi.runtime.setMockOptions(monitor, "hotline-foundation", "production", false);
  const zones = ["a", "b", "c"].map((zone) => region + zone);
  const settings = { name: "hotline-production", partition, region, zones, edges: 3 };
  const output = buildFoundation(
    { ...settings, instance: "c6i.2xlarge", admins: ["198.51.100.0/24"] },
    platform,
    "1.36",
  );
  const said = await new Promise<Foundation>((resolve) => output.apply(resolve));
  await pulumi.runtime.disconnect();
  const registered = seen.map((each) => ({
    ...each,
    protect: monitor.protected.has(`${each.type} ${each.name}`),
    ignoreChanges: monitor.ignored.get(`${each.type} ${each.name}`) ?? [],
  }));
  return { said, registered };
}

/** What AWS would answer. */
function computed(
  partition: AwsPartition,
  { type, name }: Pick<Registration, "type" | "name">,
): Record<string, unknown> {
  switch (type) {
    case "aws:ec2/eip:Eip":
      return { publicIp: `203.0.113.${7 + Number(name.slice("edge-".length))}` };
    case "aws:eks/cluster:Cluster":
      return {
        identities: [{ oidcs: [{ issuer: "https://oidc.example/id/1" }] }],
        certificateAuthority: { data: "Q0E=" },
        endpoint: "https://cluster.example",
        kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
        vpcConfig: { clusterSecurityGroupId: "sg-cluster" },
      };
    case "aws:route53/zone:Zone":
      return { zoneId: "Z0123456789ABC" };
    case "aws:iam/role:Role":
      return { arn: `arn:${partition}:iam::123456789012:role/hotline-production-${name}` };
    case "aws:iam/openIdConnectProvider:OpenIdConnectProvider":
      return { arn: `arn:${partition}:iam::123456789012:oidc-provider/oidc.example/id/1` };
    default:
      return {};
  }
}
