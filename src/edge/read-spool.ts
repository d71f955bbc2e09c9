import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CallEvent } from "./call-event.types.ts";
import type { EventProblem } from "./read-event.ts";
import { readEvent } from "./read-event.ts";

/** What a spool holds. */
export interface Spool {
  /** Events of each call in their order, by the call's id; calls in the order in which they came. */
  calls: Map<string, CallEvent[]>;
  /** Lines that are no events; a last line without newline is still being written and is none of them. */
  problems: { file: string; line: number; problem: EventProblem }[];
}

/**
 * Reads all segments of a spool folder. An event that stands there twice counts once; empty lines, which separate a
 * write that failed from the next, count for nothing.
 */
export async function readSpool(folder: string): Promise<Spool> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ndjson")).sort();
  const problems: Spool["problems"] = [];
  const events = new Map<string, CallEvent>();
  for (const file of files) {
    const lines = (await readFile(join(folder, file), "utf8")).split("\n").slice(0, -1);
    for (const [index, line] of lines.entries()) {
      if (line === "") continue;
      const event = readEvent(line);
      if ("problem" in event) problems.push({ file, line: index + 1, problem: event.problem });
      else events.set(`${event.call} ${event.leg} ${event.sequence}`, event);
    }
  }
  return { calls: byCall([...events.values()]), problems };
}

/** Groups events by call, each call's in order of sequence, the calls by their first event's time. */
function byCall(events: readonly CallEvent[]): Map<string, CallEvent[]> {
  const calls = new Map<string, CallEvent[]>();
  for (const event of events) {
    const known = calls.get(event.call);
    if (known) known.push(event);
    else calls.set(event.call, [event]);
  }
  for (const each of calls.values()) each.sort((a, b) => rank(a) - rank(b) || a.sequence - b.sequence);
  return new Map([...calls].sort(([, a], [, b]) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0)));
}

/** What was written of a call after its node had died counts its sequence for itself, and comes last. */
function rank({ leg }: CallEvent): number {
  return leg === "close" ? 1 : leg === "late" ? 2 : 0;
}
