import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** How a run of the command line ended, and what it said. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real command line, `bin/hotline`, as a user would. */
export function runHotline(
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; input?: string } = {},
): Run {
  const { env = {}, cwd = process.cwd(), input = "" } = options;
  const { status, stdout, stderr, error } = spawnSync(resolve("bin/hotline"), args, {
    cwd,
    input,
    // The user's caches are none of the tests' business.
    env: { ...process.env, NO_COLOR: "1", XDG_CACHE_HOME: resolve(".cache"), ...env },
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}
