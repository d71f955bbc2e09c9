import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hostile } from "./hostile.ts";
import { canary, change, git, gitWith, helm, repository, review, reviewOf, write } from "./pull-request.ts";

const why = helm === undefined ? " (SKIPPED: no helm; scripts/servers/get helm builds it with Go)" : "";
const FLOWERS = "stacks/local-cluster/enterprises/flowers.yaml";
const golden = (name: string) => join(import.meta.dirname, "expected", `${name}.md`);

describe.skipIf(helm === undefined)(`hotline review with the real helm${why}`, () => {
  test("one enterprise changed: its shard and the pointer; and nothing of a hostile pull request runs", async () => {
    hostile();
    git("config", "filter.evil.smudge", `touch ${canary}`);
    git("config", "diff.evil.textconv", `touch ${canary}`);
    change(FLOWERS, "13901234567", "13901234568");
    const { status, stdout, comment } = review();
    rmSync(canary, { force: true }); // Going back to main ran the filters: that was git switch, not the review.
    expect({ status, stdout }).toEqual({ status: 0, stdout: "local-cluster well\n" });
    await expect(comment).toMatchFileSnapshot(golden("one-enterprise"));
    expect(reviewOf("change").comment).toBe(comment);
    expect(existsSync(canary)).toBe(false);
  });

  test("a dangerous change is refused, with the consent that lets it happen", async () => {
    change("stacks/local-cluster/platform.yaml", "domain: sip.local-cluster", "domain: sip.elsewhere");
    rmSync(join(repository, FLOWERS));
    const { status, stdout, comment } = review();
    expect({ status, stdout }).toEqual({ status: 4, stdout: "local-cluster refused\n" });
    await expect(comment).toMatchFileSnapshot(golden("dangerous"));
  });

  test("a dangerous change that is acknowledged can be deployed, and is said", () => {
    rmSync(join(repository, FLOWERS));
    const [consent = ""] = /\{ change: "number-removed".*\}/.exec(review().comment) ?? [];
    git("switch", "--quiet", "change");
    const platform = "stacks/local-cluster/platform.yaml";
    const commit = "1".repeat(40);
    const ofDeployed = `{ change: base-unplanned, subject: "${commit}", was: "${"2".repeat(64)}" }`;
    change(platform, "edge:", `acknowledgements:\n  - ${consent}\n  - ${ofDeployed}\nedge:`);
    const { status, comment } = review();
    expect(status).toBe(0);
    expect(comment).toContain("\nacknowledged number-removed: number 4006010114 of flowers is removed\n");
    expect(comment).not.toContain("acknowledgement-needless");
  });

  test("a preview of an engine stands instead of the rendered difference, and the reviewed stack is left", () => {
    change(FLOWERS, "13901234567", "13901234568");
    const previews = join(repository, "../previews");
    write("../previews/local-cluster.txt", "~ kubernetes:core/v1:ConfigMap\n```\n@everyone 13901234568\n");
    const stacks = join(repository, "../taken");
    const { status, comment } = review("--previews", previews, "--stacks", stacks);
    expect(status).toBe(0);
    expect(comment).toContain("````text\n~ kubernetes:core/v1:ConfigMap\n```\n@everyone 139******68\n````");
    expect(comment).not.toContain("Rendered difference");
    expect(readFileSync(join(stacks, "local-cluster/enterprises/flowers.yaml"), "utf8")).toContain(
      "13901234568",
    );
    expect(readdirSync(stacks)).toEqual(["local-cluster"]);
  });
});

test("an error in YAML is shown where it is, and what is injected stays text", async () => {
  const name = "</details> @everyone ![](https://example.cn/x) ``````` <script>alert(1)</script> \u202e";
  write(
    FLOWERS,
    readFileSync(join(repository, FLOWERS), "utf8").replace("number:", `nmber: ${JSON.stringify(name)} #`),
  );
  const { status, stdout, comment } = review();
  expect({ status, stdout }).toEqual({ status: 1, stdout: "local-cluster errors\n" });
  await expect(comment).toMatchFileSnapshot(golden("error"));
});

test("nothing below stacks/ changed", async () => {
  hostile();
  rmSync(join(repository, "stacks/.gitattributes"));
  const { status, comment } = review();
  expect(status).toBe(0);
  await expect(comment).toMatchFileSnapshot(golden("nothing"));
  expect(existsSync(canary)).toBe(false);
});

test("links out, links to files, other repositories and names that lead out are not taken", async () => {
  const enterprises = join(repository, "stacks/local/enterprises");
  symlinkSync("/etc/passwd", join(enterprises, "passwd.yaml"));
  symlinkSync("flowers.yaml", join(enterprises, "again.yaml"));
  symlinkSync("/etc", join(repository, "stacks/local/etc"));
  symlinkSync("../../../../../../etc", join(repository, "stacks/local/up"));
  symlinkSync("..", join(repository, "stacks/local/round"));
  symlinkSync("/etc", join(repository, "stacks/etc"));
  git("add", "--all");
  git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},stacks/local/module`);
  const evil = gitWith("canary", "hash-object", "-w", "--stdin");
  git("commit", "--quiet", "--message", "links");
  // A tree that git itself would not make: names that lead out of it.
  const up = gitWith(`100644 blob ${evil}\tcanary\n`, "mktree");
  const crafted = gitWith(`040000 tree ${up}\t..\n`, "mktree");
  const stacks = `${git("ls-tree", "change", "stacks/")}\n`.replaceAll("\tstacks/", "\t");
  const top = gitWith(`${stacks}040000 tree ${crafted}\tproduction\n`, "mktree");
  const whole = gitWith(`040000 tree ${top}\tstacks\n`, "mktree");
  const head = git("commit-tree", whole, "-p", "main", "-m", "crafted");
  git("switch", "--quiet", "main");
  const { status, stdout, comment } = reviewOf(head);
  // A deployment would follow a link to a file: what is not judged is not well.
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(comment).not.toContain("root:");
  await expect(comment).toMatchFileSnapshot(golden("links"));
});

test("what is no commit is a wrong call", () => {
  expect(reviewOf("--output=x")).toMatchObject({ status: 2, comment: "" });
  expect(reviewOf("nowhere")).toMatchObject({ status: 2, comment: "" });
});
