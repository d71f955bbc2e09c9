import { git } from "./git.ts";

/**
 * The commit that is deployed: the repository's, for with a stack's folder go the code that plans it and the folders that
 * its links name. It is what the next deployment is compared with; a sentence where the folder has
 * changes that no commit holds, or is in no repository: nobody could say later what was deployed.
 */
export async function commitOf(folder: string): Promise<{ readonly commit: string } | string> {
  const commit = await git(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]);
  const held = await git(folder, ["rev-parse", "--verify", "--quiet", "HEAD:./"]);
  const changes = await git(folder, ["status", "--porcelain", "--", "."]);
  if (commit === undefined || held === undefined || changes === undefined) {
    return `${folder} is in no git repository with a commit: the deployed commit is what guard rails compare the next deployment with`;
  }
  if (changes !== "") {
    return `${folder} has changes that are not committed: commit them, for the deployed commit is what guard rails compare the next deployment with`;
  }
  return { commit };
}
