import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { git } from "./git.ts";

/** What is deployed. */
interface Deployed {
  readonly commit: string;
  /** The stack's folder from the top of the repository, no link among its names, with a slash at its end. */
  readonly folder: string;
}

/** What was deployed last; former versions have not recorded the folder. */
export type LastDeployed = Pick<Deployed, "commit"> & Partial<Deployed>;

/**
 * The commit that is deployed: the repository's, for with a stack's folder go the code that plans it and the folders that
 * its links name. It is what the next deployment is compared with; a sentence where one of these has
 * changes that no commit holds, or is in no repository: nobody could say later what was deployed.
 */
export async function commitOf(folder: string): Promise<Deployed | string> {
  const commit = await git(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]);
  const held = await git(folder, ["rev-parse", "--verify", "--quiet", "HEAD:./"]);
  const top = await git(folder, ["rev-parse", "--show-toplevel"]);
  const linked = linkedFrom(folder).filter((path) => path.startsWith(`${top}/`));
  const changes = await git(folder, ["status", "--porcelain", "--", ".", ...linked]);
  const prefix = await git(folder, ["rev-parse", "--show-prefix"]);
  if (commit === undefined || held === undefined || changes === undefined || prefix === undefined) {
    return `${folder} is in no git repository with a commit: the deployed commit is what guard rails compare the next deployment with`;
  }
  if (changes !== "") {
    return `${folder}, or what its links lead to, has changes that are not committed: commit them, for the deployed commit is what guard rails compare the next deployment with`;
  }
  return { commit, folder: prefix };
}

/** What a folder's links lead to. */
function linkedFrom(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map(({ name }) => join(folder, name))
    .filter((link) => existsSync(link))
    .map((link) => realpathSync(link));
}
