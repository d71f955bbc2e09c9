import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { type Run, runHotline } from "./run-hotline.ts";

/** A stack of two enterprises, in a temporary folder of each test's own. */
export let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-check-"));
  cpSync("stacks/local", join(dir, "stack"), { recursive: true });
  rmSync(join(dir, "stack/enterprises"), { recursive: true });
  mkdirSync(join(dir, "stack/enterprises"));
  enterprise("flowers", "4006010114");
  enterprise("roses", "4006010115");
});

afterEach(() => rmSync(dir, { recursive: true }));

export function enterprise(id: string, number: string, more = ""): void {
  const text = `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: ${id}, name: 北京鮮花速遞 }
number: "${number}"
bindings:
  - { id: desk, phone: "010-62345678", evidence: { kind: bill, ref: B-1 } }
${more}`;
  writeFileSync(join(dir, `stack/enterprises/${id}.yaml`), text);
}

/** Compiled code is shared by all runs: only the results of checks are what these tests are about. */
export const shared = { NODE_COMPILE_CACHE: resolve(".cache/code") };

/** Runs `hotline check` in the temporary folder, which has a cache of its own. */
export function check(...args: string[]): Run {
  const env = { ...shared, XDG_CACHE_HOME: join(dir, "cache") };
  return runHotline(["check", ...args, "--today", "2026-06-01"], { cwd: dir, env });
}

export function codes({ stdout }: Run): string[] {
  const list: { code: string; file: string }[] = JSON.parse(stdout);
  return list.map(({ code, file }) => `${file} ${code}`);
}
