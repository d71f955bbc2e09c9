import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("every code has a section in docs/checks.md, and every output there is what check says", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/checks-doc.ts", "--check"], {
    encoding: "utf8",
  });
  expect(stdout + stderr).toBe("");
  expect(status).toBe(0);
});
