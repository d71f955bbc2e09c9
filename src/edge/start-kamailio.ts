import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type KamailioOptions, kamailioLaunch } from "./kamailio-launch.ts";
import { locked, newBoot, tied } from "./locked-command.ts";
import type { NodeFolder } from "./node-folder.ts";
import { ensureTlsConfig } from "./tls/keep-tls.ts";

/** A Kamailio that was started. */
export interface Kamailio {
  pid: number;
  /** Why it has ended, once it has. */
  ended: Promise<string>;
  /** Ends it and all its processes, by force after five seconds. */
  stop(): Promise<void>;
}

/**
 * Starts Kamailio on a node's folder, which an agent may fill before or after: until there is a generation, it answers
 * 503. Does not wait for it. Its log is appended to.
 */
export function startKamailio(folder: NodeFolder, options: KamailioOptions): Kamailio {
  const output = createWriteStream(folder.log, { flags: "a" });
  if (options.listeners.some(({ transport }) => transport === "tls")) ensureTlsConfig(folder);
  const boot = newBoot();
  const { command, env } = kamailioLaunch(folder, options);
  const [program = "", ...args] = tied(locked(folder, boot, command));
  const child = spawn(program, args, {
    // A group of its own, so that all of it can be ended.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env, HOTLINE_BOOT: boot },
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => {
      endGroup(child.pid);
      done(`exit ${code ?? signal}`);
    });
  });
  // However this process ends (a reader that closes our output ends it at once), Kamailio does not stay behind. Its children
  // are asked too: by their end it wakes, should it have slept through its own signal.
  const orphaned = () => endGroup(child.pid, "SIGTERM");
  process.once("exit", orphaned);
  void ended.then(() => process.removeListener("exit", orphaned));
  const stop = async () => {
    let left = 5;
    const isLate = async () => (await Promise.race([ended, sleep(1000, "late", { ref: false })])) === "late";
    // Asked again each second: Kamailio sleeps through a signal that comes just before it waits for one.
    do child.kill("SIGTERM");
    while ((await isLate()) && --left > 0);
    if (left === 0) endGroup(child.pid);
    await ended;
    output.end();
  };
  return { pid: child.pid ?? 0, ended, stop };
}

/** All of it: workers whose Kamailio was killed would hold its ports, and our pipes. */
function endGroup(leader: number | undefined, signal: "SIGTERM" | "SIGKILL" = "SIGKILL"): void {
  try {
    if (leader !== undefined) process.kill(-leader, signal);
  } catch {
    // Nobody was left.
  }
}
