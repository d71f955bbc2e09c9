import { spawnSync } from "node:child_process";
import { chmodSync, cpSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { change, commit, git, repository, write } from "./pull-request.ts";

const PLATFORM = "stacks/local-cluster/platform.yaml";

beforeEach(() => {
  cpSync("scripts/ci", join(repository, "scripts/ci"), { recursive: true });
  commit();
});

/** Runs one of CI's scripts where a commit is deployed; in place of an engine something says what it was told. */
function run(deployed: string, script: string, ...args: string[]) {
  const engine = `#!/bin/sh\n[ "$1" = up ] && echo "$*" || echo ${deployed}\n`;
  write("../programs/pulumi", engine);
  chmodSync(join(repository, "../programs/pulumi"), 0o755);
  const PATH = [join(repository, "../programs"), process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH };
  const { status, stdout } = spawnSync(join(repository, "scripts/ci", script), args, {
    encoding: "utf8",
    env,
  });
  return { status, said: stdout.trim() };
}

const environment = (deployed: string) =>
  JSON.parse(run(deployed, "deployments", '["local-cluster"]').said).include[0].environment;

test("stacks are deployed at once; other code, a way back and what nobody knows wait for an approval", () => {
  const first = git("rev-parse", "HEAD");
  expect(environment(first)).toBe("local-cluster");
  change(PLATFORM, "ring: 20s", "ring: 21s");
  commit();
  const second = git("rev-parse", "HEAD");
  expect(environment(first)).toBe("local-cluster");
  write("package.json", '{ "private": true }\n');
  commit();
  expect(environment(second)).toBe("local-cluster-code");
  expect(environment("")).toBe("local-cluster-code");
  expect(environment("0".repeat(40))).toBe("local-cluster-code");
  git("checkout", "--quiet", first);
  expect(environment(second)).toBe("local-cluster-code");
});

test("a job of a former run does not take back what was deployed since, but for an approval", () => {
  const first = git("rev-parse", "HEAD");
  const up = { status: 0, said: "up --yes --non-interactive --color never --stack local-cluster" };
  expect(run(first, "up", "local-cluster", "local-cluster")).toEqual(up);
  change(PLATFORM, "ring: 20s", "ring: 21s");
  commit();
  const second = git("rev-parse", "HEAD");
  git("checkout", "--quiet", first);
  expect(run(second, "up", "local-cluster", "local-cluster")).toEqual({ status: 1, said: "" });
  expect(run(second, "up", "local-cluster", "local-cluster-code")).toEqual(up);
});
