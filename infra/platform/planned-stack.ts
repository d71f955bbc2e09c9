import { renderDiagnostics } from "../../src/cli/render-diagnostics.ts";
import { type CompiledStack, compileStack, isRefused } from "../../src/compile/compile-stack.ts";
import { cacheFolder } from "../../src/config/cache/cache-folder.ts";
import { planDeployment } from "../../src/deploy/plan-deployment.ts";
import type { DeploymentPlan } from "../../src/deploy/planned-resource.ts";
import { isRefusal } from "../../src/deploy/refusal.ts";
import { refusalText } from "../../src/deploy/refusal-text.ts";

/** A stack's folder, checked, compiled and planned. */
export type PlannedStack = CompiledStack & { readonly plan: DeploymentPlan };

/** Checks, compiles and plans the stack of a folder, as `hotline render` does; a text says why there is no plan. */
export async function plannedStack(dir: string): Promise<PlannedStack | string> {
  const result = await compileStack(dir, cacheFolder(process.env));
  if (isRefused(result)) {
    return [await renderDiagnostics(result.diagnostics, "text"), result.refused].join("").trim();
  }
  const plan = await planDeployment(result, process.env["PATH"] ?? "");
  return isRefusal(plan) ? refusalText(plan) : { ...result, plan };
}
