import { mkdir } from "node:fs/promises";
import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import type { NodeFolder } from "#edge/node-folder.ts";

/** Traced numbers, each until when (epoch milliseconds): the node's setting `traces`. */
export type Traces = Record<string, number>;

/** How many numbers may be traced at once: each message of the node is looked at while one is. */
export const MOST_TRACES = 20;

/** The traces that still run. */
export function runningTraces(db: NodeDb, now: number): Traces {
  const traces = Object.entries(getSetting(db, "traces") ?? {});
  return Object.fromEntries(traces.filter((trace): trace is [string, number] => Number(trace[1]) > now));
}

/**
 * Traces a number until a time, or no more (undefined). Kamailio follows within a second.
 *
 * @returns false where as many numbers are traced as may be.
 */
export async function setTrace(
  db: NodeDb,
  folder: Pick<NodeFolder, "traces">,
  number: string,
  until: number | undefined,
  now: number,
): Promise<boolean> {
  const { [number]: _, ...others } = runningTraces(db, now);
  if (until !== undefined && Object.keys(others).length >= MOST_TRACES) return false;
  // Shared with Kamailio through the group, and with nobody else.
  await mkdir(folder.traces, { recursive: true, mode: 0o770 });
  putSetting(db, "traces", until === undefined ? others : { ...others, [number]: until });
  return true;
}
