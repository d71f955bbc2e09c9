import { bundleBucket } from "./deployment/bundle-bucket.ts";
import { domainInZone } from "./deployment/domain-in-zone.ts";
import { sameEdges } from "./deployment/same-edges.ts";
import type { DeploymentRule } from "./rule.ts";

/** Rules on the platform and what it stands on. */
export const deploymentRules: readonly DeploymentRule[] = [bundleBucket, domainInZone, sameEdges];
