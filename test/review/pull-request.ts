import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { serverProgram } from "../agent/server-program.ts";
import { type Run, runHotline } from "../run-hotline.ts";

/** A repository with a base (`main`) and a branch under review, in a folder of each test's own. */
export let repository = "";
/** What a pull request would leave if anything of it ran. */
export let canary = "";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-review-test-"));
  repository = join(folder, "repository");
  canary = join(folder, "canary");
  mkdirSync(join(repository, "stacks"), { recursive: true });
  for (const stack of ["local", "local-cluster"])
    cpSync(join("stacks", stack), join(repository, "stacks", stack), {
      recursive: true,
      verbatimSymlinks: true,
    });
  write("package.json", "{}\n");
  git("init", "--quiet", "--initial-branch=main");
  commit();
  git("switch", "--quiet", "--create", "change");
});
afterEach(() => rmSync(folder, { recursive: true }));

const identity = ["-c", "user.name=a", "-c", "user.email=a@example.cn", "-c", "core.hooksPath=/dev/null"];

/** Runs git in the repository and answers what it says. */
export function git(...args: string[]): string {
  return gitWith("", ...args);
}

/** The same, with something on its standard input. */
export function gitWith(input: string, ...args: string[]): string {
  const run = spawnSync("git", [...identity, "-C", repository, ...args], { encoding: "utf8", input });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

/** Replaces text of a file that must have it. */
export function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(repository, path), "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(repository, path), text.replace(from, to));
}

export function commit(): void {
  git("add", "--all", "--force");
  git("commit", "--quiet", "--message", "a change");
}

export const helm = serverProgram("helm");

/** Commits what has changed, goes back to main, and reviews the change; the comment has no names of commits. */
export function review(...more: string[]): Run & { comment: string } {
  commit();
  git("switch", "--quiet", "main");
  return reviewOf("change", ...more);
}

/** Reviews a commit over main. */
export function reviewOf(head: string, ...more: string[]): Run & { comment: string } {
  const out = join(folder, "comment.md");
  const PATH = [process.env["PATH"], ...(helm === undefined ? [] : [dirname(helm)])].join(delimiter);
  const run = runHotline(
    ["review", "--repository", repository, "--base", "main", "--head", head, "--out", out, ...more],
    { env: { PATH } },
  );
  const text = existsSync(out) ? readFileSync(out, "utf8") : "";
  return { ...run, comment: text.replace(/`[0-9a-f]{12}`/g, "`COMMIT`") };
}
