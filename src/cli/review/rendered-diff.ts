import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderedFiles } from "#deploy/rendered-files.ts";
import type { DeployedStack } from "./planned-folder.ts";

/** How two plans differ as files, as `git diff` says it; without a base, all of the rendering. */
export function renderedDiff(base: DeployedStack | undefined, head: DeployedStack, scratch: string): string {
  write(base, join(scratch, "base"));
  write(head, join(scratch, "head"));
  const flags = [
    "--no-index",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-prefix",
    "--find-renames",
  ];
  const { status, stdout, stderr, error } = spawnSync("git", ["diff", ...flags, "--", "base", "head"], {
    cwd: scratch,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: {
      ...process.env,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CEILING_DIRECTORIES: dirname(scratch),
    },
  });
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`git diff: ${stderr}`);
  return stdout.replace(/^(diff --git|index|similarity index) .*\n/gm, "");
}

function write(stack: DeployedStack | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (stack === undefined) return;
  for (const [path, text] of renderedFiles(stack.plan, stack.platform)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
