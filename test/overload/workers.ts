import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { controlOf } from "#agent/kamailio/control.ts";
import { answersOptions } from "#edge/answers-options.ts";
import type { Edge } from "#edge/start-edge.ts";

/** Processes of an edge that take UDP. */
export async function workersOf(edge: Edge): Promise<number[]> {
  const flat = (await controlOf(edge.folder.controlSocket).ask("core.ps")).flat();
  return flat.flatMap((each, index) =>
    typeof each === "string" && each.startsWith("udp receiver") ? [Number(flat[index - 1])] : [],
  );
}

/**
 * Stops one worker while it has nothing in hand, so that it keeps no lock that the others want: they answer, and take
 * beats, without it.
 */
export async function stopIdle(edge: Edge, pid: number): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    process.kill(pid, "SIGSTOP");
    await sleep(250);
    if (await answersOptions(edge.address, edge.port, 500)) return;
    process.kill(pid, "SIGCONT");
    await sleep(100);
  }
  throw new Error(`worker ${pid} is never idle`);
}

/** Has processes run for so many milliseconds of so many; answers what ends that. */
export function slowDown(pids: readonly number[], running: number, of: number): () => Promise<void> {
  const script = fileURLToPath(new URL("slow-down.ts", import.meta.url));
  const args = [script, String(of - running), String(running), ...pids.map(String)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(child, "exit");
  return async () => {
    child.stdin.end();
    await ended;
    for (const pid of pids) process.kill(pid, "SIGCONT");
  };
}
