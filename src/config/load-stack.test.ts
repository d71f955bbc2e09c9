import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadStack } from "./load-stack.ts";

let dir = "";
let stack = "";
let cache = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-load-"));
  [stack, cache] = [join(dir, "stack"), join(dir, "cache")];
  cpSync("stacks/local", stack, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const change = (file: string, from: string, to: string): void => {
  const path = join(stack, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

test("a stack is the same with and without what the cache knows", async () => {
  const plain = await loadStack(stack);
  expect(plain.enterprises.length).toBeGreaterThan(10);
  expect(await loadStack(stack, cache)).toEqual(plain);
  expect(existsSync(cache)).toBe(true);
  expect(await loadStack(stack, cache)).toEqual(plain);
});

test("so it is where some files have changed, for better or worse", async () => {
  await loadStack(stack, cache);
  change("enterprises/gas.yaml", "number:", "nummer:");
  change("enterprises/heating.yaml", "maxDuration: 1h", "maxDuration: 2h");
  const broken = await loadStack(stack, cache);
  expect(broken).toEqual(await loadStack(stack));
  expect(broken.diagnostics.map(({ code }) => code)).toContain("unknown-key");
  expect(await loadStack(stack, cache)).toEqual(broken);
  cpSync("stacks/production/foundation.yaml", join(stack, "foundation.yaml"));
  const founded = await loadStack(stack, cache);
  expect(founded).toEqual(await loadStack(stack));
  expect(founded.foundation?.region).toBe("cn-northwest-1");
  expect(await loadStack(stack, cache)).toEqual(founded);
  change("platform.yaml", "metadata:", "metdata:");
  expect(await loadStack(stack, cache)).toEqual(await loadStack(stack));
});
