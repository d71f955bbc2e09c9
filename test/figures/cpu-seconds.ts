import { readdirSync, readFileSync } from "node:fs";

/** Of /proc (USER_HZ), which Linux fixes at 100 on every platform that we run on. */
const ticksPerSecond = 100;

/** Processor time of a process and all below it so far, in seconds. */
export function cpuSeconds(root: number): number {
  const parents = new Map<number, number>();
  const ticks = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    const fields = statOf(name);
    parents.set(Number(name), Number(fields[1]));
    ticks.set(Number(name), Number(fields[11]) + Number(fields[12]));
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  const all = [...ticks].filter(([pid]) => isBelow(pid)).map(([, each]) => each);
  return all.reduce((sum, each) => sum + (Number.isNaN(each) ? 0 : each), 0) / ticksPerSecond;
}

/** Fields of a process's stat after its name; none where it has ended meanwhile. */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
