import { type CompiledStack, compileStack, isRefused } from "#compile/compile-stack.ts";
import { writeGeneration } from "#compile/write.ts";

/** Compiles a stack's folder, which must be without errors. */
export async function compiledFrom(stack: string): Promise<CompiledStack> {
  const result = await compileStack(stack);
  if (isRefused(result)) throw new Error(result.refused || JSON.stringify(result.diagnostics));
  return result;
}

/** Compiles a stack's folder, which must be without errors, into a bundle. */
export async function writeBundle(stack: string, bundle: string): Promise<CompiledStack> {
  const result = await compiledFrom(stack);
  await writeGeneration(result.compiled, bundle);
  return result;
}
