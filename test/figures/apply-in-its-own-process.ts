import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { applyBundle } from "#edge/apply-bundle.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";

/** What an agent's process says of a generation that it applied. */
export interface OwnApply {
  changed: number;
  bytes: number;
  revision: number;
  /** When it began and when it had committed (milliseconds since 1970), and the processor time (ms) in between. */
  beganMs: number;
  committedMs: number;
  cpuMs: number;
  /** Largest resident size of the process, MB. */
  memoryMb: number;
}

const self = fileURLToPath(import.meta.url);

/** Applies a bundle as the agent does: beside Kamailio, in a process that no call waits for. */
export async function applyInItsOwnProcess(db: string, bundle: string): Promise<OwnApply> {
  const child = spawn(process.execPath, [self, db, bundle], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (data) => {
    output += data;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the agent ended with ${code}`);
  return JSON.parse(output);
}

const [, script, db, bundle] = process.argv;
if (script === self && db !== undefined && bundle !== undefined) {
  const open = openNodeDb(db);
  const beganMs = Date.now();
  const before = process.cpuUsage();
  const { changed, bytes, revision } = await applyBundle(open, bundle);
  const committedMs = Date.now();
  const { user, system } = process.cpuUsage(before);
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const cpuMs = Math.round((user + system) / 1000);
  console.log(JSON.stringify({ changed, bytes, revision, beganMs, committedMs, cpuMs, memoryMb }));
  open.close();
}
