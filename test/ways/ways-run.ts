import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import { type Relay, startRelay } from "#edge/media/start-relay.ts";
import { type MediaWatch, watchMedia } from "#edge/media/watch-media.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { readSpool } from "#edge/read-spool.ts";
import { type Edge, startEdge } from "#edge/start-edge.ts";
import { killKamailio } from "../calls/kill-kamailio.ts";
import { ownersOf } from "../edges/owner-of.ts";
import { eventually } from "../eventually.ts";
import { relayCalls } from "../media/relay-calls.ts";
import { writeBundle } from "../write-bundle.ts";

/** Folder of their stack. */
export const STACK = fileURLToPath(new URL("./stack", import.meta.url));
/** Behind the trunk whose speech goes through a relay, and the one whose does not. */
export const ANCHORED = "127.0.42.11";
export const DIRECT = "127.0.42.12";
const IDS = ["edge-a", "edge-b"] as const;
export type EdgeId = (typeof IDS)[number];
const addresses: Record<EdgeId, string> = { "edge-a": "127.0.42.1", "edge-b": "127.0.42.2" };
const PORT = 5060;

/** Two edges of one key, each with a media relay that outlives it. */
export interface WaysRun {
  edges: Record<EdgeId, Edge>;
  /** Addresses at which the relays speak. */
  speech: Record<EdgeId, string>;
  /** Whether an edge's relay carries speech of a call, by our id. */
  carries(id: EdgeId, call: string): Promise<boolean>;
  /** The edge that has a number's calls while both live, and the other. */
  ownerAndOther(number: string): [EdgeId, EdgeId];
  kill(id: EdgeId): Promise<void>;
  /** Starts a killed edge again. */
  restart(id: EdgeId): Promise<void>;
  /** Waits until an edge has heard of the other. */
  hasHeard(id: EdgeId): Promise<void>;
  /** Starts an edge of another name where a killed one was. */
  standIn(id: EdgeId): Promise<Edge>;
  /** What an edge has written of a call, found by our id of it. */
  events(edge: Edge, call: string): Promise<CallEvent[]>;
  /** Our id of a call, by its Call-ID at the edge that has it. */
  callOf(id: EdgeId, sipCallId: string | undefined): Promise<string>;
  stop(): Promise<void>;
}

export async function startWaysRun(): Promise<WaysRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-ways-"));
  const bundle = join(dir, "bundle");
  await writeBundle(STACK, bundle);
  const secrets = join(dir, "secrets");
  await mkdir(secrets);
  await writeFile(join(secrets, "edge-key"), randomBytes(32).toString("hex"), { mode: 0o400 });

  const speech = { "edge-a": "127.0.42.3", "edge-b": "127.0.42.4" };
  const watches: MediaWatch[] = [];
  const relays: Relay[] = [];
  for (const [index, id] of IDS.entries()) {
    await mkdir(join(dir, id));
    const watch = await watchMedia(join(dir, id), 0, () => 60);
    watches.push(watch);
    const place = {
      ...{ id, controlPort: 2243 + index, reportsPort: watch.port, addresses: [speech[id]] },
      ports: { from: 30_000 + 100 * index, to: 30_099 + 100 * index },
    };
    relays.push(await startRelay(place, join(dir, `relay-${id}.log`)));
  }
  const controls = { "edge-a": relays[0]?.control ?? "", "edge-b": relays[1]?.control ?? "" };

  const start = async (id: string, place: EdgeId, runDir = join(dir, id)): Promise<Edge> => {
    const edge = await startEdge({
      ...{ bundle, runDir, secrets, id, relays: [controls[place]] },
      ...{ address: addresses[place], port: PORT },
    });
    const peers = IDS.map((each) => ({ id: each, address: addresses[each], port: PORT }));
    putSetting(edge.db, "peers", peers);
    return edge;
  };
  const edges = { "edge-a": await start("edge-a", "edge-a"), "edge-b": await start("edge-b", "edge-b") };
  const eventsIn = async (edge: Edge): Promise<CallEvent[][]> => {
    const { calls, problems } = await readSpool(edge.spool);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return [...calls.values()];
  };
  return {
    ...{ edges, speech },
    carries: async (id, call) => (await relayCalls(controls[id])).some((name) => name.startsWith(call)),
    ownerAndOther: (number) => (ownersOf(number, IDS)[0] === "edge-a" ? [...IDS] : ["edge-b", "edge-a"]),
    kill: async (id) => {
      await killKamailio(edges[id].pid);
      await edges[id].stop();
    },
    restart: async (id) => {
      edges[id] = await start(id, id);
    },
    hasHeard: (id) =>
      eventually(async () => expect(await readFile(edges[id].log, "utf8")).toMatch(/edge edge-. is alive/)),
    standIn: async (id) => {
      await mkdir(join(dir, "edge-c"), { recursive: true });
      return start("edge-c", id);
    },
    events: async (edge, call) => (await eventsIn(edge)).find(([first]) => first?.call === call) ?? [],
    callOf: async (id, sipCallId) => {
      const is = (event: CallEvent) => event.event === "invite" && event.sipCallId === sipCallId;
      return (await eventsIn(edges[id])).find((events) => events.some(is))?.[0]?.call ?? "";
    },
    stop: async () => {
      await Promise.all(Object.values(edges).map((edge) => edge.stop()));
      await Promise.all(relays.map((relay) => relay.stop()));
      await Promise.all(watches.map((watch) => watch.close()));
      await rm(dir, { recursive: true });
    },
  };
}
