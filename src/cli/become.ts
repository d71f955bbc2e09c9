import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs a command as if this process were it, for Node cannot replace itself: its input and output, the signals that ask
 * for the end, and its exit code (128 and the signal's number where one has killed it).
 *
 * @throws the system's error where it cannot be started
 */
export async function become(
  [program = "", ...args]: string[],
  env: Record<string, string>,
): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
  const signals = ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"] as const;
  const forward = (signal: NodeJS.Signals) => void child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
  for (const signal of signals) process.on(signal, forward);
  try {
    return await new Promise<number>((done, failed) => {
      child.once("error", failed);
      child.once("exit", (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}
