import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const HOTLINE = fileURLToPath(new URL("../cli/main.ts", import.meta.url));

/** A running `hotline agent` of the platform on one machine. */
export interface LocalAgent {
  /** Where it answers HTTP. */
  url: string;
  /** Resolves with a sentence when it ends. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts an agent as a process of its own, as a production node has it, on a node's folder and a bundle. It ends with
 * this process, however that ends.
 */
export async function startLocalAgent(
  node: string,
  { bundle, sip, log }: { bundle: string; sip: string; log: string },
): Promise<LocalAgent> {
  const listen = `127.0.0.1:${await freePort()}`;
  const options = [
    "--node",
    node,
    "--store",
    `file:${bundle}`,
    "--sip",
    sip,
    "--listen",
    listen,
    "--grace",
    "0s",
  ];
  const output = createWriteStream(log);
  await once(output, "open");
  const tied = ["--pdeathsig", "KILL", process.execPath, HOTLINE, "agent"];
  const child = spawn("setpriv", [...tied, ...options], {
    // A group of its own: a terminal's Ctrl-C is for this process, which ends the agent.
    detached: true,
    stdio: ["ignore", output, output],
  });
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(`the agent: ${error.message}`));
    child.once("exit", (code, signal) => done(`the agent ended with ${code ?? signal}`));
  });
  // Before whoever removes its folder, which it would make again.
  const orphaned = () => void child.kill("SIGKILL");
  process.prependOnceListener("exit", orphaned);
  void ended.then(() => process.removeListener("exit", orphaned));
  return {
    url: `http://${listen}`,
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      const late = sleep(5000, "late", { ref: false });
      if ((await Promise.race([ended, late])) === "late") child.kill("SIGKILL");
      await ended;
      output.end();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
