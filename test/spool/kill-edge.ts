import { readFileSync } from "node:fs";

/** Kills a Kamailio as a machine that loses its power does: all its processes at once, none gets to say anything. */
export function killEdge(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  for (const each of [pid, ...children.split(" ").filter(Boolean).map(Number)]) process.kill(each, "SIGKILL");
}
