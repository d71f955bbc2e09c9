import { setTimeout as sleep } from "node:timers/promises";
import { processesOf, statOf } from "../processes.ts";

/** Ends a Kamailio and all its processes at once, as a power cut does, and waits until none is left. */
export async function killKamailio(pid: number): Promise<void> {
  const pids = processesOf(pid);
  for (const each of pids) process.kill(each, "SIGKILL");
  while (pids.some(isAlive)) await sleep(10);
}

function isAlive(pid: number): boolean {
  const [state] = statOf(pid) ?? [];
  return state !== undefined && state !== "Z";
}
