import { route53 } from "@pulumi/aws";
import { all, type Output } from "@pulumi/pulumi";
import type { Foundation } from "../../src/config/foundation.types.ts";
import type { Platform } from "../../src/config/platform.types.ts";
import { allowList } from "../../src/deploy/allow-list.ts";
import { poolOf } from "../../src/deploy/edge-pool.ts";
import { namespaceOf } from "../../src/deploy/namespace-of.ts";
import { closedBucket } from "./buckets.ts";
import { cluster } from "./cluster.ts";
import { edgeFirewall } from "./edge-firewall.ts";
import { edgeNodes } from "./edge-nodes.ts";
import { network } from "./network.ts";
import { podRoles } from "./pod-roles.ts";
import type { FoundationSettings } from "./settings.ts";
import { volumeDriver } from "./volume-driver.ts";
import { webIdentity } from "./web-identity.ts";

/** Registers all that a platform stands on in AWS, and answers what its foundation.yaml has to say. */
export function buildFoundation(
  settings: FoundationSettings,
  platform: Platform,
  kubernetes: string,
): Output<Foundation> {
  const net = network(settings);
  const base = cluster(settings, net, kubernetes);
  const made = base.cluster;
  const identity = webIdentity(made);
  volumeDriver(settings, base, identity);
  const firewall = edgeFirewall(settings.name, net, made, allowList(platform));
  const edges = edgeNodes(settings, net, made, firewall, poolOf(platform));
  const [bundles, audio] = [closedBucket("bundles", settings), closedBucket("audio", settings)];
  const zone = new route53.Zone(
    "zone",
    { name: platform.edge.domain, comment: settings.name },
    { protect: true },
  );
  const roles = podRoles(settings, identity, namespaceOf(platform));
  const arns = all([roles.edge.arn, roles.collect.arn]);
  return all([made.name, all(edges), bundles.bucket, audio.bucket, zone.name, zone.zoneId, arns]).apply(
    ([name, addresses, bundlesName, audioName, domain, zoneId, [edge, collect]]): Foundation => ({
      apiVersion: "hotline400/v1",
      kind: "Foundation",
      region: settings.region,
      cluster: { name },
      edges: addressesOf(addresses),
      buckets: { bundles: bundlesName, audio: audioName },
      dns: { zone: domain, zoneId },
      roles: { edge, collect },
    }),
  );
}

function addressesOf([first, ...rest]: readonly Foundation["edges"][number][]): Foundation["edges"] {
  if (first === undefined) throw new Error("a foundation has an edge");
  return [first, ...rest];
}
