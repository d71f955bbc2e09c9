import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { kamailioArguments, type Listener } from "./kamailio-arguments.ts";
import { luaPath } from "./lua-path.ts";
import type { NodeFolder } from "./node-folder.ts";
import { isolatesTls } from "./tls/isolates-tls.ts";
import { ensureTlsConfig } from "./tls/keep-tls.ts";

export interface KamailioOptions {
  listeners: readonly Listener[];
  /** Bytes of all lines that the node is to hold. */
  bytes: number;
  /** Folder of `decision.lua`; `build/lua` by default. */
  lua?: string;
  /** Lets the headers `X-Hotline-Clock` (epoch ms) and `X-Hotline-Random` of a call set its time and chance. */
  testClock?: boolean;
  /** Folder of `conformance.lua`, for tests that send vectors. */
  testVectors?: string;
  /** SIP worker processes; 2 by default. */
  workers?: number;
  /** Control addresses of the media relays, `address:port`; without any, speech goes from carrier to carrier. */
  relays?: readonly string[];
  /** Path of Kamailio. */
  kamailio?: string;
}

/** A Kamailio that was started. */
export interface Kamailio {
  pid: number;
  /** Why it has ended, once it has. */
  ended: Promise<string>;
  /** Ends it, by force after five seconds. */
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs a command that holds the lock on a file, as do all processes that come of it: the system lets go of it with the
 * last of them. Kamailio closes what it inherits below 32.
 */
const LOCKED = 'exec 200>>"$0" && flock --nonblock 200 && exec "$@"';

/**
 * Starts Kamailio on a node's folder, which an agent may fill before or after: until there is a generation, it answers
 * 503. Does not wait for it. Its log is appended to.
 */
export function startKamailio(folder: NodeFolder, options: KamailioOptions): Kamailio {
  const runtime = join(root, "runtime/kamailio");
  const { listeners, bytes, workers = 2, relays = [] } = options;
  const output = createWriteStream(folder.log, { flags: "a" });
  const vectors = options.testVectors ? [options.testVectors] : [];
  const folders = [runtime, resolve(options.lua ?? join(root, "build/lua")), ...vectors];
  const kamailio = options.kamailio ?? "kamailio";
  const secure = listeners.find(({ transport }) => transport === "tls");
  if (secure) ensureTlsConfig(folder);
  const threads = secure !== undefined && isolatesTls(kamailio);
  const sizing = { listeners, workers, bytes, relays, threads };
  const args = kamailioArguments({ runtime, folder: folder.path, ...sizing });
  const boot = randomBytes(6).toString("hex");
  const command = [join(folder.spool, `boot-${boot}`), kamailio, ...args];
  // Linux ends it with this process, also where that one is killed and can do nothing any more.
  const child = spawn("setpriv", ["--pdeathsig", "TERM", "bash", "-c", LOCKED, ...command], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOTLINE_RUN_DIR: folder.path,
      HOTLINE_SECRETS: folder.secrets,
      HOTLINE_BOOT: boot,
      HOTLINE_CONTACT: listeners[0] ? contactOf(listeners[0]) : "",
      ...(secure && { HOTLINE_TLS_CONTACT: contactOf(secure) }),
      HOTLINE_LUA_PATH: luaPath(folders),
      HOTLINE_MEDIA_RELAYS: relays.length > 0 ? "1" : "0",
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
  const stop = async () => {
    child.kill("SIGTERM");
    const late = sleep(5000, "late", { ref: false });
    if ((await Promise.race([ended, late])) === "late") child.kill("SIGKILL");
    await ended;
    output.end();
  };
  return { pid: child.pid ?? 0, ended, stop };
}

function contactOf({ address, port }: Listener): string {
  return `${address.includes(":") ? `[${address}]` : address}:${port}`;
}
