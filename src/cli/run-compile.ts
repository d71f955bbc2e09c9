import { writeGeneration } from "#compile/write.ts";
import type { CompileFlags } from "./compile.ts";
import { compiledStack } from "./compiled-stack.ts";
import { EXIT } from "./exit-code.ts";
import { outProblem } from "./out-problem.ts";
import { isSystemError } from "./system-error.ts";

/** Runs `hotline compile`; answers the exit code. */
export async function runCompile(stack: string, flags: CompileFlags): Promise<number> {
  const problem = outProblem(stack, flags.out);
  if (problem !== undefined) {
    process.stderr.write(`hotline compile: ${problem}\n`);
    return EXIT.usage;
  }
  const result = await compiledStack("compile", stack);
  if (typeof result === "number") return result;
  const { manifest } = result.compiled;
  try {
    await writeGeneration(result.compiled, flags.out);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    process.stderr.write(`hotline compile: cannot write ${flags.out}: ${error.message}\n`);
    return EXIT.usage;
  }
  const { generation, numbers, shards } = manifest;
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ generation, numbers, shards })}\n`
      : `generation ${generation}: ${numbers} numbers in ${shards.length} shards, in ${flags.out}\n`,
  );
  return EXIT.ok;
}
