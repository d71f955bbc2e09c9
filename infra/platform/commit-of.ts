import { git } from "./git.ts";

/**
 * The commit that has last changed a stack's folder: as long as nothing in it changes it is the same, and what the folder
 * holds is what it holds there. It is what the next deployment is compared with; a sentence where the folder has
 * changes that no commit holds, or is in no repository: nobody could say later what was deployed.
 */
export async function commitOf(folder: string): Promise<{ readonly commit: string } | string> {
  const commit = await git(folder, ["log", "-1", "--format=%H", "--", "."]);
  const changes = await git(folder, ["status", "--porcelain", "--", "."]);
  if (commit === undefined || commit === "" || changes === undefined) {
    return `${folder} is in no git repository with a commit: the deployed commit is what guard rails compare the next deployment with`;
  }
  if (changes !== "") {
    return `${folder} has changes that are not committed: commit them, for the deployed commit is what guard rails compare the next deployment with`;
  }
  return { commit };
}
