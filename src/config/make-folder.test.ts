import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hotline-folder-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

test("a folder is made with those above it, and may exist already", () => {
  const path = join(dir, "a/b/c");
  makeFolder(path, 0o700);
  makeFolder(path, 0o700);
  expect(statSync(path).isDirectory()).toBe(true);
  expect(statSync(join(dir, "a")).mode & 0o77).toBe(0);
});

test.skipIf(!existsSync("/proc/self"))("below a folder that takes no entries it ends with an error", () => {
  expect(() => makeFolder("/proc/nowhere/.cache/hotline400")).toThrow(/ENOENT/);
});

test("below a file it ends with an error", () => {
  writeFileSync(join(dir, "file"), "");
  expect(() => makeFolder(join(dir, "file/a/b"))).toThrow(/ENOTDIR/);
});
