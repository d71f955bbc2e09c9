import type { Command } from "commander";
import { named } from "./named.ts";

const examples = `
Examples:
  hotline compile stacks/local --out build/local           writes generation.json and objects/
  hotline compile stacks/local --out build/local --json    and prints what it wrote

The generation is a digest of all that the nodes use: it does not depend on the order of files, the machine, the
zone or the day. Objects of older generations stay; generation.json is replaced last and as a whole.

Exit codes: 0 written, 1 the stack has errors and nothing was written, 2 wrong call, 3 a bug of hotline.`;

/** Adds `hotline compile` to the program. */
export function registerCompile(program: Command): void {
  program
    .command("compile")
    .description("check a stack and compile it into a generation, which the nodes run")
    .argument("<stack>", "folder with platform.yaml and enterprises/")
    .requiredOption("--out <folder>", "folder to write the generation to", named)
    .option("--json", "print generation, numbers and shards as JSON")
    .addHelpText("after", examples)
    .action(async (stack: string, options: CompileFlags) => {
      const { runCompile } = await import("./run-compile.ts");
      process.exitCode = await runCompile(stack, options);
    });
}

/** The flags of `hotline compile`. */
export interface CompileFlags {
  readonly out: string;
  readonly json?: boolean;
}
