import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let root = "";
const packages = () => mkdirSync(join(root, "node_modules/commander"), { recursive: true });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hotline-launcher-"));
  for (const folder of ["bin", "path"]) mkdirSync(join(root, folder));
  cpSync("bin/hotline", join(root, "bin/hotline"));
  for (const tool of ["sh", "dirname", "readlink", "mkdir"])
    symlinkSync(`/bin/${tool}`, join(root, "path", tool));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs the launcher of a checkout, with a Node of the user's own that is a script, or with none. */
function launched(node?: string): { status: number | null; stderr: string } {
  const file = join(root, "path/node");
  if (node !== undefined) writeFileSync(file, `#!/bin/sh\n${node}\n`);
  if (node !== undefined) chmodSync(file, 0o755);
  const env = { PATH: join(root, "path") };
  const { status, stderr } = spawnSync(join(root, "bin/hotline"), ["check", "x"], { env, encoding: "utf8" });
  return { status, stderr };
}

test("a checkout without its packages: 2, and what to run", () => {
  const stderr = `hotline needs its packages: run 'make up' or 'npm ci' in ${root}\n`;
  expect(launched("exit 0")).toEqual({ status: 2, stderr });
});

test("a Node that is too old: 2, and which it is", () => {
  packages();
  const old = '[ "$1" = --version ] && echo v20.20.2 || exit 1';
  const stderr = `hotline needs Node 22.18 or newer, and ${join(root, "path/node")} is v20.20.2\n`;
  expect(launched(old)).toEqual({ status: 2, stderr });
});

test("no Node at all: 2", () => {
  packages();
  const stderr = `hotline needs Node 22.18 or newer: run 'npm ci' in ${root}, or install Node\n`;
  expect(launched()).toEqual({ status: 2, stderr });
});

test("a Node that will do is used", () => {
  packages();
  expect(launched('[ "$1" = -e ] || echo "$3 $4 $5" >&2')).toEqual({
    status: 0,
    stderr: `${join(root, "src/cli/main.ts")} check x\n`,
  });
});
