import { join, sep } from "node:path";
import { realPath } from "./real-path.ts";

/** What is wrong with the folder for a generation of a stack, as a sentence: it lies among the files people write. */
export function outProblem(stack: string, out: string): string | undefined {
  const own = realPath(stack);
  const enterprises = join(own, "enterprises");
  const folder = realPath(out);
  const help = "give the generation a folder of its own, for example --out build/local";
  if (folder === own) return `--out ${out} is the stack's own folder; ${help}`;
  return folder === enterprises || folder.startsWith(enterprises + sep)
    ? `--out ${out} lies among the stack's enterprise files; ${help}`
    : undefined;
}

/** The same for the folder of a rendering, which may not lie within the stack at all. */
export function renderOutProblem(stack: string, out: string): string | undefined {
  return `${realPath(out)}${sep}`.startsWith(`${realPath(stack)}${sep}`)
    ? `--out ${out} lies in the stack's own folder; give the rendering one elsewhere, for example --out rendered/production`
    : undefined;
}
