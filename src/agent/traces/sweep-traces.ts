import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NodeFolder } from "#edge/node-folder.ts";
import { traceFile } from "./trace-file.ts";

/** How many days a trace is kept: what support needs, and no longer, for it says who called whom. */
const KEPT_DAYS = 7;

/** Deletes the traces of days that lie further back than a week before `now`. */
export async function sweepTraces({ traces }: Pick<NodeFolder, "traces">, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
  for (const name of await readdir(traces).catch(() => [])) {
    const file = traceFile(name);
    if (file && file.day < oldest) await rm(join(traces, name), { force: true });
  }
}
