import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Run } from "../run-hotline.ts";

/** Runs a program to its end, while the telephones of this process go on. Killed after the time: status null. */
export async function run(command: readonly string[], timeoutMs = 120_000): Promise<Run> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { status: typeof status === "number" ? status : null, stdout, stderr };
}

/** What a command writes. @throws Error with what it says where it fails */
export async function output(command: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(command);
  if (status !== 0) throw new Error(`${command.join(" ")}: ${status}\n${stderr}`);
  return stdout;
}
