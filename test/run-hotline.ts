import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";

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

/** The same, beside what the test does meanwhile. */
export async function startHotline(args: readonly string[]): Promise<Run> {
  const child = spawn(resolve("bin/hotline"), args, { stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { status, stdout, stderr };
}
