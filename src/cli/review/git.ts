import { spawnSync } from "node:child_process";

/** Bytes that one command of git may say: what a review takes is capped below that. */
const MAX = 1 << 30;

/**
 * What a git command says; undefined where git says no. Only commands that read objects are meant: none runs hooks, filters
 * or drivers of a tree.
 */
export function git(repository: string, args: readonly string[], input = ""): Buffer | undefined {
  const { status, stdout, error } = spawnSync("git", ["-C", repository, ...args], { input, maxBuffer: MAX });
  if (error) throw error;
  return status === 0 ? stdout : undefined;
}
