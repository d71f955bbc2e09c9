import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { answersOptions } from "./answers-options.ts";
import { kamailioArguments } from "./kamailio-arguments.ts";
import { ownSecrets } from "./own-secrets.ts";
import { readGeneration } from "./read-generation.ts";
import { resolvedTrunks } from "./resolved-trunks.ts";
import { keepReserve, reserveBytes } from "./spool-reserve.ts";

export interface EdgeOptions {
  /** Folder of a compiled generation. */
  bundle: string;
  /** Folder of this run: `node.json`, `spool/`, `kamailio.log`, the control socket. */
  runDir: string;
  address: string;
  port: number;
  /** Folder of `decision.lua`; `build/lua` by default. */
  lua?: string;
  /** Folder of the secrets' files; by default the run directory's `secrets`, with a key of its own in `edge-key`. */
  secrets?: string;
  /** Lets the headers `X-Hotline-Clock` (epoch ms) and `X-Hotline-Random` of a call set its time and chance. */
  testClock?: boolean;
  /** Folder of `conformance.lua`, for tests that send vectors. */
  testVectors?: string;
  /** SIP worker processes; 2 by default. */
  workers?: number;
  /** Path of Kamailio. */
  kamailio?: string;
  /** Bytes of `spool/reserve`; by the trunks' capacity by default. */
  reserve?: number;
}

/** A running edge. */
export interface Edge {
  address: string;
  port: number;
  generation: string;
  pid: number;
  /** Folder of the call events. */
  spool: string;
  /** Path of Kamailio's log. */
  log: string;
  /** Names of trunks' hosts that could not be resolved: no calls come from them. */
  unknownHosts: string[];
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Starts Kamailio on a generation and waits until it answers OPTIONS. Throws with the end of its log otherwise. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const bundle = await readGeneration(resolve(options.bundle));
  const runDir = resolve(options.runDir);
  const spool = join(runDir, "spool");
  await mkdir(spool, { recursive: true });
  const { trunks, unknown } = await resolvedTrunks(bundle.node.trunks);
  await keepReserve(spool, options.reserve ?? reserveBytes(trunks));
  await writeFile(join(runDir, "node.json"), JSON.stringify({ ...bundle.node, trunks }));
  const runtime = join(root, "runtime/kamailio");
  const { address, port, workers = 2 } = options;
  const args = kamailioArguments({ ...bundle, runtime, runDir, address, port, workers });
  const log = join(runDir, "kamailio.log");
  const output = createWriteStream(log);
  const folders = [runtime, resolve(options.lua ?? join(root, "build/lua")), options.testVectors];
  const boot = randomBytes(6).toString("hex");
  // All processes of this Kamailio hold the lock, and the system lets go of it with the last of them.
  const locked = ["--nonblock", "--no-fork", join(spool, `boot-${boot}`), options.kamailio ?? "kamailio"];
  const child = spawn("flock", [...locked, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOTLINE_RUN_DIR: runDir,
      HOTLINE_SECRETS: resolve(options.secrets ?? (await ownSecrets(runDir))),
      HOTLINE_BOOT: boot,
      HOTLINE_LUA_PATH: folders.flatMap((folder) => (folder ? [`${folder}/?.lua`] : [])).join(";"),
      HOTLINE_TEST_CLOCK: options.testClock ? "1" : "0",
      HOTLINE_TEST_VECTORS: options.testVectors ? "1" : "0",
    },
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(`exit ${code ?? signal}`));
  });
  // However this process ends (a reader that closes our output ends it at once), Kamailio does not stay behind.
  const orphaned = () => void child.kill("SIGTERM");
  process.once("exit", orphaned);
  void ended.then(() => process.removeListener("exit", orphaned));
  const problem = await Promise.race([ended, untilAnswered(address, port)]);
  if (problem !== undefined || child.pid === undefined) {
    child.kill("SIGKILL");
    throw new Error(`Kamailio did not start (${problem}):\n${await tail(log)}`);
  }
  const stop = async () => {
    child.kill("SIGTERM");
    const late = sleep(5000, "late", { ref: false });
    if ((await Promise.race([ended, late])) === "late") child.kill("SIGKILL");
    await ended;
    output.end();
  };
  const { generation } = bundle.node;
  return { address, port, generation, pid: child.pid, spool, log, unknownHosts: unknown, stop };
}

/** Asks until all numbers are loaded and it answers; nothing when it does, a sentence after a minute. */
async function untilAnswered(address: string, port: number): Promise<string | undefined> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    if (await answersOptions(address, port, 200)) return undefined;
    await sleep(20);
  }
  return "no answer to OPTIONS";
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").slice(-25).join("\n");
}
