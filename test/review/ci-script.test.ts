import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { hostile } from "./hostile.ts";
import { canary, change, commit, git, helm, repository, write } from "./pull-request.ts";

const FLOWERS = "stacks/local-cluster/enterprises/flowers.yaml";

/** The base: this project, with its own code, charts and scripts. */
function asBase(): void {
  git("switch", "--quiet", "main");
  for (const part of ["bin", "charts", "data", "schemas", "scripts", "src", "package.json"])
    cpSync(part, join(repository, part), { recursive: true });
  write("infra/platform/main.js", "the base's program\n");
  write("infra/platform/config/Pulumi.local-cluster.yaml", "config: {}\n");
  write(".gitignore", "node_modules\n");
  git("add", "--all");
  git("commit", "--quiet", "--message", "the base");
  git("switch", "--quiet", "--force-create", "change");
}

/** Runs scripts/ci/review in the base, as the workflow does. */
function ciReview(env: Record<string, string>) {
  const out = join(repository, "../ci.md");
  const PATH = [join(repository, "../programs"), dirname(helm ?? ""), process.env["PATH"]].join(delimiter);
  const { status, stderr } = spawnSync(join(repository, "scripts/ci/review"), ["main", "change", out], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", PATH, ...env },
  });
  return { status, stderr, comment: existsSync(out) ? readFileSync(out, "utf8") : "" };
}

const skipped = helm === undefined;
test.skipIf(skipped)(`CI's script runs the base's code alone${skipped ? " (SKIPPED: no helm)" : ""}`, () => {
  asBase();
  hostile();
  change(FLOWERS, "13901234567", "13901234568");
  commit();
  git("switch", "--quiet", "main");
  symlinkSync(resolve("node_modules"), join(repository, "node_modules"));
  const plain = ciReview({});
  expect(plain).toMatchObject({ status: 0, stderr: "" });
  expect(plain.comment).toContain("| `local-cluster` | can be deployed |");
  expect(plain.comment).toContain("Resources: 3 changes");
  expect(plain.comment).toContain(
    "infra/platform/main.js\npackage.json\nscripts/ci/prepare\nscripts/ci/review",
  );

  // In place of an engine: says what it would have run, and on what.
  const engine = `#!/bin/sh\necho "pulumi $*"; cat infra/platform/main.js; grep 'id: boss' ${FLOWERS}\n`;
  write("../programs/pulumi", engine);
  chmodSync(join(repository, "../programs/pulumi"), 0o755);
  const previewed = ciReview({ PULUMI_BACKEND_URL: "file:///nowhere" });
  expect(previewed.status).toBe(0);
  expect(previewed.comment).toContain(
    `pulumi preview --diff --non-interactive --color never --stack local-cluster
the base's program
  - { id: boss, phone: "139******68" }`,
  );
  expect(existsSync(canary)).toBe(false);

  // The trap is a real one: the pull request's own script springs it.
  git("checkout", "--quiet", "--force", "change");
  ciReview({});
  expect(existsSync(canary)).toBe(true);
});
