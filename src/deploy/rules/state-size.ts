import { stateBytes } from "../state-bytes.ts";
import type { PlanRule } from "./plan-rule.ts";

const MAX_BYTES = 2_000_000;
const MAX_RESOURCES = 300;

/** An engine reads and writes its whole state at each step, and takes a tenth of a second and more for each resource. */
export const stateSize: PlanRule = {
  id: "state-size",
  check: (plan) => {
    const bytes = stateBytes(plan);
    const resources = plan.components.length + plan.resources.length;
    const help = "keep compiled generations outside: cluster.bundles: { store: s3 } in platform.yaml";
    return [
      ...(bytes < MAX_BYTES
        ? []
        : [{ message: `the engine's state would take ${inMb(bytes)}, and 2.0 MB are the most` }]),
      ...(resources < MAX_RESOURCES
        ? []
        : [{ message: `it has ${resources} resources, and 299 are the most` }]),
    ].map(({ message }) => ({ subject: "plan", message, help }));
  },
};

function inMb(bytes: number): string {
  return `${(Math.ceil(bytes / 1e5) / 10).toFixed(1)} MB`;
}
