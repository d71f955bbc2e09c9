import { statSync } from "node:fs";
import { join } from "node:path";
import { PLATFORM_FILE } from "#config/stack/targets.ts";

/** What is wrong with a STACKDIR argument, as a sentence; undefined for a folder with a platform file. */
export function stackProblem(dir: string): string | undefined {
  const folder = statSync(dir, { throwIfNoEntry: false });
  if (folder === undefined) return `there is no folder ${dir}`;
  if (!folder.isDirectory()) return `${dir} is a file; a stack is a folder with ${PLATFORM_FILE}`;
  const platform = statSync(join(dir, PLATFORM_FILE), { throwIfNoEntry: false });
  return platform === undefined ? `there is no ${PLATFORM_FILE} in ${dir}` : undefined;
}
