import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { relayAnswers } from "./relay-answers.ts";
import { type RelayPlace, relayArguments } from "./relay-arguments.ts";

/** A running rtpengine. */
export interface Relay {
  /** Its control address, for Kamailio. */
  control: string;
  pid: number;
  /** Ends it, by force after two seconds. */
  stop(): Promise<void>;
}

/**
 * Starts rtpengine and waits until its control socket answers.
 *
 * @throws Error where it does not start within five seconds.
 */
export async function startRelay(place: RelayPlace, log: string): Promise<Relay> {
  const output = openSync(log, "a");
  // Linux ends it with this process, also where that one is killed.
  const tied = ["--pdeathsig", "TERM", "rtpengine"];
  const child = spawn("setpriv", [...tied, ...relayArguments(place)], {
    // A group of its own: a terminal's Ctrl-C is for this process, which ends the relay.
    detached: true,
    stdio: ["ignore", output, output],
  });
  const ended = new Promise<void>((done) => {
    child.once("error", () => done());
    child.once("exit", () => done());
  });
  const orphaned = () => void child.kill("SIGKILL");
  process.once("exit", orphaned);
  void ended.then(() => process.removeListener("exit", orphaned));
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(2000, undefined, { ref: false })]);
    child.kill("SIGKILL");
    await ended;
  };
  const gone = ended.then(() => false);
  if (!(await Promise.race([gone, relayAnswers({ address: "127.0.0.1", port: place.controlPort }, 5000)]))) {
    await stop();
    throw new Error(`rtpengine did not start: see ${log}`);
  }
  return { control: `127.0.0.1:${place.controlPort}`, pid: child.pid ?? 0, stop };
}
