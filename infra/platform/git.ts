import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * What a git command says about a folder, without the last line feed; undefined where git fails.
 *
 * @param index file that git uses as its index instead of the repository's own
 */
export async function git(
  folder: string,
  args: readonly string[],
  index?: string,
): Promise<string | undefined> {
  const env = index === undefined ? process.env : { ...process.env, GIT_INDEX_FILE: index };
  try {
    const { stdout } = await run("git", ["-C", folder, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trimEnd();
  } catch {
    return undefined;
  }
}
