import type { Command } from "commander";
import { named } from "./named.ts";

const examples = `
Examples:
  hotline render stacks/production --out rendered/production     writes kubernetes/ and what else there is
  kubectl apply --server-side -f rendered/production/kubernetes  applies it, in the order of the files' names

Every Kubernetes object is a file of its own, the cloud's resources are a readable plan (cloud.yaml). The same stack gives the
same bytes, so that git shows what changes. Secrets stand in it by name only. It needs helm, but no cluster, no credentials.
Files of a former rendering that are planned no more are removed; other files are neither changed nor removed.

Exit codes: 0 written, 1 the stack has errors or cannot be planned, 2 wrong call, or helm is missing, 3 a bug of hotline,
4 refused by a rule on plans; but for 0 nothing was written.`;

/** Adds `hotline render` to the program. */
export function registerRender(program: Command): void {
  program
    .command("render")
    .description("write the platform as plain manifests, and the cloud's resources as a readable plan")
    .argument("<stack>", "folder with platform.yaml, enterprises/ and foundation.yaml")
    .requiredOption("--out <folder>", "folder to write to", named)
    .option("--json", "print generation, files and what there is of what as JSON")
    .addHelpText("after", examples)
    .action(async (stack: string, options: RenderFlags) => {
      const { runRender } = await import("./run-render.ts");
      process.exitCode = await runRender(stack, options);
    });
}

/** The flags of `hotline render`. */
export interface RenderFlags {
  readonly out: string;
  readonly json?: boolean;
}
