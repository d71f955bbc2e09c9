import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second of /proc (USER_HZ), which Linux fixes at 100 on every platform that we run on. */
const TICKS = 100;

/** CPU seconds (user and system) that a process and its children have used so far, children that ended included. */
export function cpuOf(pid: number): number {
  let ticks = 0;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const fields = statOf(entry);
    if (!fields || (entry !== String(pid) && fields[1] !== String(pid))) continue;
    ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]);
  }
  return ticks / TICKS;
}

/** Fields of /proc/PID/stat after the name: state, parent, … */
function statOf(pid: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ");
  } catch {
    return undefined;
  }
}
