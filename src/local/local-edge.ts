import { mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { addressPort } from "#edge/address-port.ts";
import { endOfLog } from "#edge/end-of-log.ts";
import { nodeFolder } from "#edge/node-folder.ts";
import { ownSecrets } from "#edge/own-secrets.ts";
import { startKamailio } from "#edge/start-kamailio.ts";
import { startLocalAgent } from "./local-agent.ts";

/** Where an edge is to listen, and on what it runs. */
export interface LocalEdgeOptions {
  /** The node's folder. */
  node: string;
  /** Folder of a compiled generation, which the agent follows. */
  bundle: string;
  /** Bytes of its objects. */
  bytes: number;
  address: string;
  port: number;
  /** Control addresses of media relays. */
  relays: readonly string[];
  /** Path of Kamailio. */
  kamailio?: string;
  /** Where nobody wants it any more, it is not waited for. */
  signal: AbortSignal;
}

/** An edge of the platform on one machine: Kamailio, and its agent beside it. */
export interface LocalEdge {
  address: string;
  port: number;
  /** Of Kamailio. */
  pid: number;
  /** Why Kamailio has ended, once it has. */
  ended: Promise<string>;
  /** Path of Kamailio's log. */
  log: string;
  /** Folder of the call events. */
  spool: string;
  /** Where the agent answers HTTP. */
  agent: string;
  stop(): Promise<void>;
}

/** How long both may take until calls can come, in milliseconds. */
const START_LIMIT_MS = 60_000;

/** Starts Kamailio and the agent, and waits until the edge is ready. Throws with the ends of their logs otherwise. */
export async function startLocalEdge(options: LocalEdgeOptions): Promise<LocalEdge> {
  const { address, port, bundle, bytes, relays, signal } = options;
  const folder = nodeFolder(options.node, await ownSecrets(options.node));
  await mkdir(folder.spool, { recursive: true });
  const agentLog = `${folder.path}/agent.log`;
  const sip = addressPort(options);
  const agent = await startLocalAgent(folder.path, { bundle, sip, log: agentLog });
  const listeners = (["udp", "tcp"] as const).map((transport) => ({ transport, address, port }));
  const path = options.kamailio === undefined ? {} : { kamailio: options.kamailio };
  const kamailio = startKamailio(folder, { listeners, bytes, relays, testClock: true, ...path });
  const stop = async () => {
    await agent.stop();
    await kamailio.stop();
  };
  const over = new AbortController();
  const ready = untilReady(agent.url, AbortSignal.any([signal, over.signal]));
  const problem = await Promise.race([kamailio.ended, agent.ended, ready]);
  over.abort();
  if (problem === undefined) {
    const { pid, ended } = kamailio;
    return { address, port, pid, ended, log: folder.log, spool: folder.spool, agent: agent.url, stop };
  }
  await stop();
  throw new Error(
    `the edge did not start (${problem}):\n${await endOfLog(agentLog)}\n${await endOfLog(folder.log)}`,
  );
}

/** Nothing when the edge is ready or the signal comes; what the agent says is in the way when it is not in time. */
async function untilReady(agent: string, signal: AbortSignal): Promise<string | undefined> {
  const end = performance.now() + START_LIMIT_MS;
  let why = "the agent does not answer";
  while (performance.now() < end) {
    const response = await fetch(`${agent}/readyz`, { signal }).catch(() => undefined);
    if (response?.ok || signal.aborted) return undefined;
    why = (await response?.text().catch(() => undefined)) ?? why;
    await sleep(50);
  }
  return why.trim();
}
