import { generationInPod } from "./generation-in-pod.ts";
import { hostAccess } from "./host-access.ts";
import { hostNetwork } from "./host-network.ts";
import { imageDigest } from "./image-digest.ts";
import { namedObjects } from "./named-objects.ts";
import type { PlanRule } from "./plan-rule.ts";
import { privileged } from "./privileged.ts";
import { restricted } from "./restricted.ts";
import { secretInClear } from "./secret-in-clear.ts";
import { stateSize } from "./state-size.ts";

/** All rules on a plan alone. */
export const PLAN_RULES: readonly PlanRule[] = [
  namedObjects,
  imageDigest,
  privileged,
  restricted,
  hostAccess,
  hostNetwork,
  generationInPod,
  secretInClear,
  stateSize,
];
