import { readFileSync } from "node:fs";

/** A process and all below it; nothing where it is gone. */
export function processesOf(pid: number): number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`);
  if (children === undefined) return [];
  return [pid, ...children.split(" ").filter(Boolean).map(Number).flatMap(processesOf)];
}

/** What /proc says of a process from its state on: state, parent, …; undefined where it is gone. */
export function statOf(pid: number): string[] | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  // Behind the command's name, which may hold anything.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
