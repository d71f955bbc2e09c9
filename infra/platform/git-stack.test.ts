import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { sampleStack } from "../../src/deploy/changes/sample-stack.ts";
import { commitOf } from "./commit-of.ts";
import { objectionsTo } from "./objections-to.ts";
import { stackAtCommit } from "./stack-at-commit.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function repository() {
  const top = mkdtempSync(join(tmpdir(), "hotline-git-"));
  folders.push(top);
  const stack = join(top, "stacks", "small");
  mkdirSync(stack, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", top, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      encoding: "utf8",
    }).trim();
  git("init", "-q");
  const commit = (platform: string) => {
    writeFileSync(join(stack, "platform.yaml"), platform);
    git("add", "-A");
    git("commit", "-qm", "change");
    return git("rev-parse", "HEAD");
  };
  return { top, stack, git, commit };
}

test("the commit is the one whose code plans the stack, and is known where all of the stack is committed", async () => {
  const { top, stack, git, commit } = repository();
  expect(await commitOf(stack)).toContain("is in no git repository with a commit");
  const first = commit("first: 1\n");
  expect(await commitOf(stack)).toEqual({ commit: first, folder: "stacks/small/" });
  writeFileSync(join(top, "elsewhere"), "");
  expect(await commitOf(stack)).toEqual({ commit: first, folder: "stacks/small/" });
  git("add", "-A");
  git("commit", "-qm", "of another folder");
  expect(await commitOf(stack)).toMatchObject({ commit: git("rev-parse", "HEAD") });
  writeFileSync(join(stack, "new.yaml"), "");
  expect(await commitOf(stack)).toContain("changes that are not committed");
});

test("a stack at a commit is what stood there then, and the repository stays as it is", async () => {
  const { stack, git, commit } = repository();
  const first = commit("misspelt: 1\n");
  commit("another: 1\n");
  const { unplanned } = Object(await stackAtCommit(stack, { commit: first }));
  expect(unplanned).toContain("misspelt");
  expect(unplanned).not.toContain("another");
  expect(git("status", "--porcelain")).toBe("");
});

test("what a stack's links lead to is taken with it", async () => {
  const { top, stack, git, commit } = repository();
  symlinkSync("../shared/enterprises", join(stack, "enterprises"));
  mkdirSync(join(top, "stacks/shared/enterprises"), { recursive: true });
  writeFileSync(join(top, "stacks/shared/enterprises/flowers.yaml"), "misspelt: 1\n");
  const first = commit("kind: Platform\n");
  expect(await commitOf(stack)).toMatchObject({ commit: first });
  writeFileSync(join(top, "stacks/shared/enterprises/flowers.yaml"), "other: 1\n");
  expect(await commitOf(stack)).toContain("changes that are not committed");
  git("commit", "-qam", "change");
  expect(await stackAtCommit(stack, { commit: first })).toMatchObject({
    unplanned: expect.stringContaining("the key misspelt is not known"),
  });
});

test("over a stack that is an error to this code one deployment is allowed, where it is named", async () => {
  const { stack, commit } = repository();
  const first = commit("misspelt: 1\n");
  const next = sampleStack();
  const [problem, refused = ""] = await objectionsTo(next, stack, { commit: first });
  expect(problem).toContain("misspelt");
  expect(refused).toContain(`refused base-unplanned: what is deployed, of commit ${first},`);
  const [, was = ""] = /was: "([0-9a-f]{64})"/.exec(refused) ?? [];
  const naming = (subject: string) => ({
    ...next,
    platform: { ...next.platform, acknowledgements: [{ change: "base-unplanned" as const, subject, was }] },
  });
  expect(await objectionsTo(naming(first), stack, { commit: first })).toEqual([]);
  const second = commit("misspelt: 2\n");
  expect(await objectionsTo(naming(first), stack, { commit: second })).toHaveLength(2);
});

test("a stack is compared with what was deployed, though a link puts another folder in its place", async () => {
  const { top, stack, git, commit } = repository();
  mkdirSync(join(top, "stacks/other"));
  writeFileSync(join(top, "stacks/other/platform.yaml"), "another: 1\n");
  const last = { commit: commit("deployed: 1\n"), folder: "stacks/small/" };
  rmSync(stack, { recursive: true });
  symlinkSync("other", stack);
  git("add", "-A");
  git("commit", "-qm", "link");
  expect(await commitOf(stack)).toMatchObject({ folder: "stacks/other/" });
  expect(await stackAtCommit(stack, last)).toMatchObject({
    unplanned: expect.stringContaining("the key deployed is not known"),
  });
});

test("a commit that is not there is named, with what to do", async () => {
  const { stack, git, commit } = repository();
  const first = commit("a: 1\n");
  const gone = "0".repeat(40);
  const unplanned = expect.stringContaining("git fetch --unshallow");
  expect(await stackAtCommit(stack, { commit: gone })).toEqual({ unplanned });
  // Where history was written anew nobody can fetch it.
  const refused = expect.stringContaining(`{ change: "base-unplanned", subject: "${gone}", was: "`);
  expect(await objectionsTo(sampleStack(), stack, { commit: gone })).toEqual([unplanned, refused]);
  expect(await stackAtCommit(stack, { commit: "--output=x" })).toContain("is no commit's name");
  git("mv", "stacks/small", "stacks/moved");
  git("commit", "-qm", "move");
  const moved = join(stack, "..", "moved");
  expect(await stackAtCommit(moved, { commit: first })).toContain(`is not in commit ${first}`);
});
