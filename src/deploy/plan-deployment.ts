import { fileURLToPath } from "node:url";
import { edgeSizes } from "./edge-sizes.ts";
import { edgeValues } from "./edge-values.ts";
import { helmTemplate } from "./helm-template.ts";
import { namespaceOf } from "./namespace-of.ts";
import { type PlanInput, planStack } from "./plan-stack.ts";
import type { DeploymentPlan } from "./planned-resource.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

const EDGE_CHART = fileURLToPath(new URL("../../charts/edge", import.meta.url));

/**
 * The deployment plan of a compiled stack, its charts rendered by helm: what `hotline render` writes and what an engine
 * registers.
 *
 * @param path where programs are looked for (`PATH`)
 */
export async function planDeployment(
  { platform, foundation, compiled }: Omit<PlanInput, "edgeObjects">,
  path: string,
): Promise<DeploymentPlan | Refusal> {
  const { cluster } = platform;
  if (cluster === undefined) return { code: "no-cluster" };
  const values = edgeValues(platform, foundation, edgeSizes(compiled));
  if (isRefusal(values)) return values;
  const edgeObjects = await helmTemplate(
    {
      chart: EDGE_CHART,
      release: "edge",
      namespace: namespaceOf(platform),
      kubernetes: cluster.kubernetes,
      values,
    },
    path,
  );
  return isRefusal(edgeObjects) ? edgeObjects : planStack({ platform, foundation, compiled, edgeObjects });
}
