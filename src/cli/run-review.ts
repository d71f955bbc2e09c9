import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "./exit-code.ts";
import { changedStacks } from "./review/changed-stacks.ts";
import { comment, MOST_STACKS } from "./review/comment.ts";
import { git } from "./review/git.ts";
import { type ReviewedStack, reviewedStack } from "./review/reviewed-stack.ts";
import { OUTSIDE } from "./review/taken-files.ts";
import { type Taken, takenFrom, writeTaken } from "./review/taken-from.ts";
import type { ReviewFlags } from "./review.ts";
import { isSystemError } from "./system-error.ts";

/** Runs `hotline review`; answers the exit code. */
export async function runReview(flags: ReviewFlags): Promise<number> {
  const { repository } = flags;
  const head = commitOf(repository, flags.head);
  const target = commitOf(repository, flags.base);
  if (head === undefined || target === undefined)
    return ends(`${head === undefined ? flags.head : flags.base} is no commit of the repository: fetch it`);
  if (flags.stacks !== undefined && existsSync(flags.stacks))
    return ends(`there is already something at ${flags.stacks}`);
  const base = git(repository, ["merge-base", target, head])?.toString().trim();
  if (base === undefined)
    return ends(`${flags.base} and ${flags.head} have no common commit here: fetch their whole history`);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "hotline-review-")));
  try {
    return await review(flags, { base, head }, scratch);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return ends(error.message);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function review(
  flags: ReviewFlags,
  commits: { readonly base: string; readonly head: string },
  scratch: string,
): Promise<number> {
  const { repository } = flags;
  const [base, head] = [takenFrom(repository, commits.base), takenFrom(repository, commits.head)];
  const changed = changedStacks(base, head);
  const names = changed.slice(0, MOST_STACKS);
  const folders = { base: join(scratch, "of-base"), head: join(scratch, "of-head") };
  writeTaken(repository, base, names, folders.base);
  writeTaken(repository, head, names, folders.head);
  const stacks: ReviewedStack[] = [];
  for (const name of names) {
    const room = join(scratch, "rendered", name);
    mkdirSync(room, { recursive: true });
    stacks.push(await reviewedStack(name, folders, room));
  }
  const left = newlyLeft(base, head);
  const text = comment({
    ...commits,
    stacks,
    beyond: changed.length - names.length,
    left: left.map(({ path, why }) => `${path}: ${why}`).toSorted(),
    code: codeChanges(repository, commits),
    previews: previewsOf(names, flags.previews),
  });
  writeFileSync(flags.out, text);
  if (flags.stacks !== undefined) writeTaken(repository, head, names, flags.stacks);
  process.stdout.write(`${stacks.map(({ name, result }) => `${name} ${result}\n`).join("")}`);
  const isUnjudged = changed.length > names.length || left.some(({ why }) => why !== OUTSIDE);
  if (isUnjudged || stacks.some(({ result }) => result === "errors")) return EXIT.findings;
  return stacks.some(({ result }) => result === "refused") ? EXIT.refused : EXIT.ok;
}

/** What is not taken and was not already so in the base. */
function newlyLeft(base: Taken, head: Taken): Taken["left"] {
  const known = new Set(base.left.map(({ path, id }) => `${id} ${path}`));
  return head.left.filter(({ path, id }) => !known.has(`${id} ${path}`));
}

/** Paths outside stacks/ that differ. */
function codeChanges(repository: string, { base, head }: { base: string; head: string }): string[] {
  const said = git(repository, ["diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head]);
  const paths = (said?.toString("utf8") ?? "").split("\0");
  return paths.filter((path) => path !== "" && !path.startsWith("stacks/")).toSorted();
}

function previewsOf(names: readonly string[], folder: string | undefined): ReadonlyMap<string, string> {
  if (folder === undefined) return new Map();
  const files = names.map((name) => ({ name, file: join(folder, `${name}.txt`) }));
  return new Map(
    files
      .filter(({ file }) => existsSync(file))
      .map(({ name, file }): [string, string] => [name, readFileSync(file, "utf8")]),
  );
}

function commitOf(repository: string, name: string): string | undefined {
  const said = git(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
  return said?.toString().trim();
}

function ends(sentence: string): number {
  process.stderr.write(`hotline review: ${sentence}\n`);
  return EXIT.usage;
}
