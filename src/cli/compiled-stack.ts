import { type CompiledStack, compileStack, isRefused } from "#compile/compile-stack.ts";
import { cacheFolder } from "#config/cache/cache-folder.ts";
import { EXIT } from "./exit-code.ts";
import { renderDiagnostics } from "./render-diagnostics.ts";
import { stackProblem } from "./stack-argument.ts";

/**
 * Compiles the stack that a command was called for, or says on standard error why it cannot and answers the exit
 * code instead.
 */
export async function compiledStack(command: string, dir: string): Promise<CompiledStack | number> {
  const usage = stackProblem(dir);
  if (usage !== undefined) {
    process.stderr.write(`hotline ${command}: ${usage}\n`);
    return EXIT.usage;
  }
  const result = await compileStack(dir, cacheFolder(process.env));
  if (!isRefused(result)) return result;
  process.stderr.write(await renderDiagnostics(result.diagnostics, "text"));
  if (result.refused !== "") process.stderr.write(`${result.refused}\n`);
  process.stderr.write(`hotline ${command}: refused, ${dir} has errors\n`);
  return EXIT.findings;
}
