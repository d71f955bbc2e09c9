import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileStack, isRefused } from "#compile/compile-stack.ts";
import { planDeployment } from "#deploy/plan-deployment.ts";
import { isRefusal } from "#deploy/refusal.ts";
import { serverProgram } from "../agent/server-program.ts";
import { otherLines } from "./other-lines.ts";
import { planText } from "./plan-text.ts";

const helm = serverProgram("helm");
const why = helm === undefined ? " (SKIPPED: no helm; scripts/servers/get helm builds it with Go)" : "";

/** What says in a stack's files that it stands in China, and what says so of Singapore. */
const SINGAPORE: readonly (readonly [string, string])[] = [
  ["cn-northwest-1.amazonaws.com.cn", "ap-southeast-1.amazonaws.com"],
  ["cn-northwest-1", "ap-southeast-1"],
  ["arn:aws-cn:", "arn:aws:"],
];

async function planned(stack: string): Promise<string> {
  const result = await compileStack(stack);
  if (isRefused(result)) throw new Error(JSON.stringify(result.diagnostics));
  const path = [dirname(helm ?? ""), process.env["PATH"]].join(delimiter);
  const plan = await planDeployment(result, path);
  if (isRefusal(plan)) throw new Error(plan.code);
  return planText(plan);
}

/** The same platform on the other partition, in a folder. */
function inSingapore(dir: string): string {
  const stack = join(dir, "production");
  cpSync("stacks/production", stack, { recursive: true });
  for (const file of ["platform.yaml", "foundation.yaml"]) {
    const text = readFileSync(join(stack, file), "utf8");
    const moved = SINGAPORE.reduce((all, [from, to]) => all.replaceAll(from, to), text);
    expect(moved).not.toBe(text);
    writeFileSync(join(stack, file), moved);
  }
  return stack;
}

describe.skipIf(helm === undefined)(`the whole plan of stacks/production${why}`, () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "hotline-plans-"));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  test("in aws-cn", async () => {
    const text = await planned("stacks/production");
    expect(text).not.toContain("arn:aws:");
    await expect(text).toMatchFileSnapshot("production.aws-cn.out");
  });

  test("in aws it is the same but for these lines", async () => {
    const text = await planned(inSingapore(dir));
    expect(text).not.toMatch(/aws-cn|cn-northwest|amazonaws\.com\.cn/);
    const other = otherLines(text, await planned("stacks/production"));
    await expect(other).toMatchFileSnapshot("production.aws.out");
  });
});
