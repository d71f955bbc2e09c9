import { processesOf, statOf } from "../processes.ts";

/** Of /proc (USER_HZ), which Linux fixes at 100 on every platform that we run on. */
const ticksPerSecond = 100;

/** Processor time of a process and all below it so far, in seconds. */
export function cpuSeconds(root: number): number {
  const ticks = processesOf(root).map((pid) => {
    const fields = statOf(pid) ?? [];
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond;
}
