import type { Enterprise } from "../../config/enterprise.types.ts";
import type { Foundation } from "../../config/foundation.types.ts";
import type { Platform } from "../../config/platform.types.ts";
import { planStack } from "../plan-stack.ts";
import { isRefusal } from "../refusal.ts";
import { clusterPlatform, compiledOf, sampleEnterprises, sampleFoundation } from "../sample-deployment.ts";
import type { DeployedStack } from "./dangerous-change.ts";

/** For tests: what a stack is made of. */
export interface StackParts {
  readonly platform?: Platform;
  readonly enterprises?: readonly Enterprise[];
  readonly foundation?: Foundation;
}

/** For tests: a stack of two enterprises on a cluster. */
export function sampleStack(parts: StackParts = {}): DeployedStack {
  const {
    platform = clusterPlatform,
    enterprises = sampleEnterprises(2),
    foundation = sampleFoundation,
  } = parts;
  const compiled = compiledOf(enterprises, platform);
  // A stack that has left its cluster has nothing there.
  const plan = planStack({ platform, foundation, compiled, edgeObjects: [] });
  const nothing = { generation: compiled.manifest.generation, components: [], resources: [] };
  return { platform, foundation, compiled, plan: isRefusal(plan) ? nothing : plan };
}
