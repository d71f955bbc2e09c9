import { existsSync, realpathSync } from "node:fs";
import { join, resolve, sep } from "node:path";

/** What is wrong with the folder for a generation of a stack, as a sentence: it lies among the files people write. */
export function outProblem(stack: string, out: string): string | undefined {
  const own = real(stack);
  const enterprises = join(own, "enterprises");
  const folder = real(out);
  const help = "give the generation a folder of its own, for example --out build/local";
  if (folder === own) return `--out ${out} is the stack's own folder; ${help}`;
  return folder === enterprises || folder.startsWith(enterprises + sep)
    ? `--out ${out} lies among the stack's enterprise files; ${help}`
    : undefined;
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}
