import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { sha256 } from "../../src/compile/sha256.ts";
import { writeGeneration } from "../../src/compile/write.ts";
import { type AllowedFlow, allowList } from "../../src/deploy/allow-list.ts";
import { commitOf, type LastDeployed } from "./commit-of.ts";
import { foundationDifference } from "./foundation-difference.ts";
import { objectionsTo } from "./objections-to.ts";
import { type PlannedStack, plannedStack } from "./planned-stack.ts";
import { providersFor } from "./providers.ts";
import { type PlatformConfig, readConfig } from "./read-config.ts";
import { registerPlan } from "./register-plan.ts";
import { secretKeys } from "./secret-keys.ts";

/** What a deployment leaves behind for the next one, for carriers and for whoever operates it. */
export interface PlatformOutputs {
  readonly generation: string;
  /** Commit that is deployed: what the next deployment's guard rails compare with; "" in a preview of what no commit holds. */
  readonly commit: string;
  /** The stack's folder at that commit, from the top of the repository: a stack may move. */
  readonly folder: string;
  /** SHA-256 of foundation.yaml; "" where the stack has none. */
  readonly foundation: string;
  readonly allowList: readonly AllowedFlow[];
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The program: checks, compiles and plans the stack's folder, and registers the plan. Whatever speaks against it stops it
 * before anything is registered.
 */
export async function deployPlatform(): Promise<pulumi.Output<PlatformOutputs>> {
  const config = readConfig(pulumi.runtime.allConfig(), secretKeys(process.env["PULUMI_CONFIG_SECRET_KEYS"]));
  if (isProblems(config)) return stop("The stack's configuration is wrong", config);
  const folder = resolve(ROOT, config.stack);
  if (!existsSync(join(folder, "platform.yaml"))) {
    return stop("The stack's configuration is wrong", [
      `hotline:stack names ${config.stack}, where there is no platform.yaml: name a stack's folder, such as stacks/production`,
    ]);
  }
  const planned = await plannedStack(folder);
  if (typeof planned === "string") return stop(`${config.stack} cannot be deployed`, [planned]);
  const committed = await commitOf(folder);
  if (typeof committed === "string" && !pulumi.runtime.isDryRun()) {
    return stop(`${config.stack} cannot be deployed`, [committed]);
  }
  const problems = [
    ...(await otherFoundation(config, planned)),
    ...(await objectionsTo(planned, folder, await lastDeployed())),
  ];
  if (problems.length > 0) return stop(`${config.stack} is not deployed`, problems);
  const registered = await register(config, planned);
  const outputs: PlatformOutputs = {
    generation: planned.plan.generation,
    ...(typeof committed === "string" ? { commit: "", folder: "" } : committed),
    foundation: foundationChecksum(folder),
    allowList: allowList(planned.platform),
  };
  // Where a resource fails the former outputs stay: what is deployed in part is not what the next one is compared with.
  return pulumi.all(registered.map(({ urn }) => urn)).apply(() => outputs);
}

async function register(
  config: PlatformConfig,
  { plan, compiled, foundation }: PlannedStack,
): Promise<pulumi.Resource[]> {
  const kubeconfig = config.kubeconfig === undefined ? undefined : pulumi.secret(config.kubeconfig);
  const files = join(ROOT, "build", "deploy", plan.generation);
  // Only a plan for a bucket names files.
  if (plan.resources.some(({ inputs }) => "source" in inputs)) await writeGeneration(compiled, files);
  return registerPlan(plan, providersFor({ kubeconfig, region: foundation?.region }), files);
}

/** What the stack's foundation says other than its file. */
async function otherFoundation(config: PlatformConfig, { foundation }: PlannedStack): Promise<string[]> {
  if (config.foundation === undefined) return [];
  const reference = new pulumi.StackReference(config.foundation);
  const { value } = await reference.getOutputDetails("foundation");
  if (value === undefined)
    return [`hotline:foundation: ${config.foundation} has no output "foundation": run pulumi up there first`];
  const differences = foundationDifference(foundation ?? {}, value);
  if (differences.length === 0) return [];
  return [
    `foundation.yaml is not what ${config.foundation} says (${differences.join(", ")}): export it anew (docs/deploy/foundation.md), review and commit it`,
  ];
}

/** What this stack's last deployment has recorded. */
async function lastDeployed(): Promise<LastDeployed | undefined> {
  const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const last = new pulumi.StackReference("last-deployment", { name });
  const [commit, folder] = [await last.getOutputDetails("commit"), await last.getOutputDetails("folder")].map(
    ({ value }) => (typeof value === "string" ? value : undefined),
  );
  if (commit === undefined || commit === "") return undefined;
  return folder === undefined ? { commit } : { commit, folder };
}

function foundationChecksum(folder: string): string {
  const file = join(folder, "foundation.yaml");
  return existsSync(file) ? sha256(readFileSync(file)) : "";
}

function isProblems(result: PlatformConfig | readonly string[]): result is readonly string[] {
  return Array.isArray(result);
}

function stop(what: string, problems: readonly string[]): never {
  throw new pulumi.RunError(`${what}:\n${problems.map((each) => `${each}\n`).join("\n")}`);
}
