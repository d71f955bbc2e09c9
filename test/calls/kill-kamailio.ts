import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Ends a Kamailio and all its processes at once, as a power cut does, and waits until none is left. */
export async function killKamailio(pid: number): Promise<void> {
  const pids = [pid, ...childrenOf(pid)];
  for (const each of pids) process.kill(each, "SIGKILL");
  while (pids.some(isAlive)) await sleep(10);
}

function statOf(pid: string): string[] {
  try {
    // After the command's name, which may hold anything: state and parent.
    return (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "").split(" ");
  } catch {
    return [];
  }
}

function childrenOf(pid: number): number[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.filter((each) => statOf(each)[1] === String(pid)).map(Number);
}

function isAlive(pid: number): boolean {
  const [state] = statOf(String(pid));
  return state !== undefined && state !== "Z";
}
