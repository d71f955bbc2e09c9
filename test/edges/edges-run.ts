import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallEvent, DecisionEvent, InviteEvent } from "#edge/call-event.types.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { readSpool } from "#edge/read-spool.ts";
import type { Edge } from "#edge/start-edge.ts";
import { startEdge } from "#edge/start-edge.ts";
import type { PhoneBehaviour } from "#local/phones/phone-call.ts";
import type { Phones } from "#local/phones/phones.ts";
import { startPhones } from "#local/phones/phones.ts";
import { writeBundle } from "../write-bundle.ts";

export const EDGES = ["edge-a", "edge-b", "edge-c"] as const;
export type EdgeId = (typeof EDGES)[number];
export const CARRIER = "127.0.10.11";
const PORT = 5060;
const addresses: Record<EdgeId, string> = {
  "edge-a": "127.0.10.1",
  "edge-b": "127.0.10.2",
  "edge-c": "127.0.10.3",
};

/** What one call left in the spools. */
export interface CallRecord {
  edge: EdgeId;
  invite: InviteEvent | undefined;
  decision: DecisionEvent | undefined;
  events: CallEvent[];
}

/** Three edges of one generation and one key, and the phones behind their carrier. */
export interface EdgesRun {
  edges: Record<EdgeId, Edge>;
  /** Folder of the generation that they run. */
  bundle: string;
  /** The edges' key, in hex. */
  key: string;
  phones: Phones;
  /** Says a setting to one edge. */
  say(edge: EdgeId, key: string, value: unknown): void;
  /** Starts an edge again that was killed. */
  restart(edge: EdgeId): Promise<void>;
  /** All calls of all spools. */
  records(): Promise<CallRecord[]>;
  stop(): Promise<void>;
}

/** Starts the three edges; each address may lie in a network namespace of its own. */
export async function startEdges(phones: Record<string, PhoneBehaviour> = {}): Promise<EdgesRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-edges-"));
  await writeBundle(fileURLToPath(new URL("./stack", import.meta.url)), join(dir, "bundle"));
  const key = randomBytes(32).toString("hex");
  await mkdir(join(dir, "secrets"));
  await writeFile(join(dir, "secrets", "edge-key"), key, { mode: 0o400 });
  const box = await startPhones({ address: CARRIER, port: 5090, phones: { ...allAnswer(), ...phones } });
  const start = async (id: EdgeId): Promise<Edge> => {
    const edge = await startEdge({
      ...{ bundle: join(dir, "bundle"), runDir: join(dir, id), secrets: join(dir, "secrets"), id },
      ...{ address: addresses[id], port: PORT, testClock: true },
    });
    putSetting(
      edge.db,
      "peers",
      EDGES.map((each) => ({ id: each, address: addresses[each], port: PORT })),
    );
    return edge;
  };
  const [a, b, c] = await Promise.all(EDGES.map(start));
  if (!a || !b || !c) throw new Error("three edges");
  const edges: EdgesRun["edges"] = { "edge-a": a, "edge-b": b, "edge-c": c };
  return {
    ...{ edges, key, phones: box, bundle: join(dir, "bundle") },
    say: (edge, name, value) => void putSetting(edges[edge].db, name, value),
    restart: async (id) => {
      await edges[id].stop();
      edges[id] = await start(id);
    },
    records: async () => (await Promise.all(EDGES.map((id) => recordsOf(id, edges[id].spool)))).flat(),
    stop: async () => {
      await Promise.all([...Object.values(edges).map((edge) => edge.stop()), box.stop()]);
      await rm(dir, { recursive: true });
    },
  };
}

async function recordsOf(edge: EdgeId, spool: string): Promise<CallRecord[]> {
  const { calls, problems } = await readSpool(spool);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return [...calls.values()].map((events) => ({
    ...{ edge, events },
    invite: events.find((event): event is InviteEvent => event.event === "invite"),
    decision: events.find((event): event is DecisionEvent => event.event === "decision"),
  }));
}

/** The stack's subscribers are 010-62350001 and on. */
function allAnswer(): Record<string, PhoneBehaviour> {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `01062350${String(index + 1).padStart(3, "0")}`,
      "answer" as const,
    ]),
  );
}
