import { mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { answersOptions } from "./answers-options.ts";
import { type AppliedBundle, applyBundle } from "./apply-bundle.ts";
import type { EdgeConfig } from "./edge-config.ts";
import { endOfLog } from "./end-of-log.ts";
import type { Listener } from "./kamailio-arguments.ts";
import type { KamailioOptions } from "./kamailio-launch.ts";
import { bytesOf } from "./node-db/bytes-of.ts";
import { type NodeDb, openNodeDb } from "./node-db/open-node-db.ts";
import { putSetting } from "./node-db/put-setting.ts";
import { type NodeFolder, nodeFolder } from "./node-folder.ts";
import { ownSecrets } from "./own-secrets.ts";
import { keepReserve, reserveBytes } from "./spool-reserve.ts";
import { startKamailio } from "./start-kamailio.ts";
import { keepTls } from "./tls/keep-tls.ts";

export interface EdgeOptions extends Omit<KamailioOptions, "listeners" | "bytes"> {
  /** Folder of a compiled generation. */
  bundle: string;
  /** The node's folder. */
  runDir: string;
  /** Where it listens for UDP and TCP. */
  address: string;
  port: number;
  /** Other places to listen at. */
  listeners?: readonly Listener[];
  /** Bytes of all lines that it is to hold one day; by default those that it holds at the start. */
  bytes?: number;
  /** Id of this edge among others. */
  id?: string;
  /** Folder of the secrets' files; by default the node folder's `secrets`, with a key of its own in `edge-key`. */
  secrets?: string;
  /** Bytes of `spool/reserve`; by the trunks' capacity by default. */
  reserve?: number;
}

/** A running edge. */
export interface Edge {
  address: string;
  port: number;
  generation: string;
  pid: number;
  folder: NodeFolder;
  /** The node's database: this process is the edge's agent. */
  db: NodeDb;
  /** Folder of the call events. */
  spool: string;
  /** Path of Kamailio's log. */
  log: string;
  /** Names of trunks' hosts that could not be resolved: calls neither come from there nor go there, unless Kamailio can. */
  unknownHosts: string[];
  /** Makes the generation in another folder the edge's; calls follow it within a second. */
  apply(bundle: string): Promise<AppliedBundle>;
  stop(): Promise<void>;
}

/** Starts Kamailio on a generation and waits until it answers OPTIONS. Throws with the end of its log otherwise. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const { address, port, id } = options;
  const folder = nodeFolder(options.runDir, options.secrets ?? (await ownSecrets(options.runDir)));
  await mkdir(folder.spool, { recursive: true });
  const db = openNodeDb(folder.db);
  try {
    const { generation, config, unknownHosts } = await applyBundle(db, options.bundle);
    const keep = (told: EdgeConfig) => void keepTls(db, told, folder);
    keep(config);
    await keepReserve(folder.spool, options.reserve ?? reserveBytes(config.trunks));
    if (id !== undefined) putSetting(db, "self", id);
    const both = (["udp", "tcp"] as const).map((transport): Listener => ({ transport, address, port }));
    const listeners = [...both, ...(options.listeners ?? [])];
    const kamailio = startKamailio(folder, { ...options, listeners, bytes: options.bytes ?? bytesOf(db) });
    const problem = await Promise.race([kamailio.ended, untilAnswered(address, port)]);
    if (problem !== undefined) {
      await kamailio.stop();
      throw new Error(`Kamailio did not start (${problem}):\n${await endOfLog(folder.log)}`);
    }
    return {
      ...{ address, port, generation, pid: kamailio.pid, folder, db, unknownHosts },
      ...{ spool: folder.spool, log: folder.log },
      apply: async (bundle) => {
        const applied = await applyBundle(db, bundle);
        keep(applied.config);
        return applied;
      },
      stop: async () => {
        await kamailio.stop();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
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
