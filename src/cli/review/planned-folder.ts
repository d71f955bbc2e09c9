import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { type CompiledStack, compileStack, isRefused } from "#compile/compile-stack.ts";
import { planDeployment } from "#deploy/plan-deployment.ts";
import type { DeploymentPlan } from "#deploy/planned-resource.ts";
import { isRefusal } from "#deploy/refusal.ts";
import { refusalText } from "#deploy/refusal-text.ts";
import { renderDiagnostics } from "../render-diagnostics.ts";

/** A stack that can be deployed. */
export type DeployedStack = CompiledStack & { readonly plan: DeploymentPlan };

/** What has come of a stack's folder. */
export interface PlannedFolder {
  /** Errors and warnings for people; "" where there are none. */
  readonly said: string;
  readonly failed: boolean;
  /** Absent where it failed, and for a stack without a cluster, of which there is nothing to plan. */
  readonly stack?: DeployedStack;
}

/** Checks, compiles and plans a stack's folder; undefined where no stack is there. */
export async function plannedFolder(root: string, name: string): Promise<PlannedFolder | undefined> {
  const dir = join(root, name);
  if (!existsSync(dir)) return undefined;
  if (!existsSync(join(dir, "platform.yaml"))) return { said: "there is no platform.yaml", failed: true };
  const result = await compileStack(dir);
  const found = await renderDiagnostics(result.diagnostics, "text");
  const said = found.replaceAll(root + sep, "stacks/");
  if (isRefused(result))
    return { said: `${said}${result.refused.replaceAll(root + sep, "stacks/")}`, failed: true };
  const plan = await planDeployment(result, process.env["PATH"] ?? "");
  if (!isRefusal(plan)) return { said, failed: false, stack: { ...result, plan } };
  return plan.code === "no-cluster"
    ? { said, failed: false }
    : { said: `${said}${refusalText(plan).replaceAll(root + sep, "stacks/")}`, failed: true };
}
