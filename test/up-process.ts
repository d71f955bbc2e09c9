import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until no process names a folder any more; false after twenty seconds. */
export function isEmptied(folder: string): Promise<boolean> {
  return comesTrue(() => processesIn(folder) === 0);
}

/** Waits until something is so; false after twenty seconds. */
export async function comesTrue(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let round = 0; round < 400; round++) {
    if (await holds()) return true;
    await sleep(50);
  }
  return holds();
}

/** Waits until a process has written what fits; answers all that it wrote. */
export async function saidBy(child: ChildProcess, wanted: RegExp): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += chunk;
    if (wanted.test(text)) break;
  }
  return text;
}

/** Folder in which a Kamailio runs, from its own command line. */
export function runDirOf(pid: number): string {
  const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  return args[args.indexOf("-Y") + 1] ?? "";
}

/** How many processes name a folder in their command line. */
export function processesIn(folder: string): number {
  const lines = readdirSync("/proc").flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
    } catch {
      return [];
    }
  });
  return lines.filter((line) => line.includes(folder)).length;
}
