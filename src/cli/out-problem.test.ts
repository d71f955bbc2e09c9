import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { outProblem } from "./out-problem.ts";

let dir = "";
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), "hotline-out-")));
  mkdirSync(join(dir, "stack/enterprises"), { recursive: true });
  symlinkSync(join(dir, "stack"), join(dir, "link"));
});
afterEach(() => rmSync(dir, { recursive: true }));

test("the stack's own folder and its enterprises are no place for a generation", () => {
  const problem = (out: string) => outProblem(join(dir, "stack"), join(dir, out));
  expect(problem("stack")).toContain("own folder");
  expect(problem("link/")).toContain("own folder");
  expect(problem("stack/enterprises")).toContain("enterprise files");
  expect(problem("stack/enterprises/build")).toContain("enterprise files");
  expect(problem("stack/build")).toBeUndefined();
  expect(problem("stack-build")).toBeUndefined();
});
