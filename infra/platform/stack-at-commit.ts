import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LastDeployed } from "./commit-of.ts";
import { git } from "./git.ts";
import { type PlannedStack, plannedStack } from "./planned-stack.ts";

/** Why a stack that was deployed cannot be planned: it is an error to this code, or its commit is gone. */
export interface Unplanned {
  readonly unplanned: string;
}

/**
 * A stack as it was at a commit, planned by today's code; a text says why it cannot be had. Nothing of that commit is
 * run, and the repository's own index and files stay as they are.
 *
 * @param folder of the stack now
 * @param last what was deployed; where no folder is recorded, it was the same
 */
export async function stackAtCommit(
  folder: string,
  { commit, folder: was }: LastDeployed,
): Promise<PlannedStack | Unplanned | string> {
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) return `${commit} is no commit's name`;
  const copy = await mkdtemp(join(tmpdir(), "hotline-base-"));
  try {
    const index = join(copy, ".index");
    if ((await git(folder, ["read-tree", `${commit}^{commit}`], index)) === undefined) {
      return {
        unplanned: `commit ${commit}, which was deployed last, is not in this repository: fetch it (git fetch --unshallow)`,
      };
    }
    // Below a folder of the repository git takes that folder alone, but its links lead to others.
    const prefix = was ?? (await git(folder, ["rev-parse", "--show-prefix"]));
    const top = await git(folder, ["rev-parse", "--show-toplevel"]);
    const taken = await git(top ?? folder, ["checkout-index", "--all", `--prefix=${copy}/`], index);
    const stack = join(copy, prefix ?? "");
    if (prefix === undefined || top === undefined || taken === undefined)
      return `git cannot take ${folder} out of commit ${commit}`;
    if (!existsSync(join(stack, "platform.yaml"))) {
      return `${prefix || folder} is not in commit ${commit}, which was deployed last: a stack that moves keeps its old folder for one deployment`;
    }
    const planned = await plannedStack(stack);
    return typeof planned === "string" ? { unplanned: planned } : planned;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
