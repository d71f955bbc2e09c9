import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import type { Edge } from "#edge/start-edge.ts";
import { startEdge } from "#edge/start-edge.ts";
import { tableOf } from "../ask-kamailio.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { callRecord } from "../calls/call-record.ts";
import { type SeenCall, type StatedCall, sipOf } from "../calls/expect-call.ts";
import { ownersOf } from "../edges/owner-of.ts";
import { eventually } from "../eventually.ts";
import { processesOf } from "../processes.ts";
import { writeBundle } from "../write-bundle.ts";

export const CARRIER = { address: "127.0.41.31", port: 5090 };
/** A carrier by address, whose trunk is tried last; calls come from there too. */
export const SPARE = "127.0.41.32";
export const USER = "hotline";
export const PASSWORD = "a-password-of-the-tests";
const ids = ["edge-a", "edge-b", "edge-c"];
const addressOf = (id: string) => `127.0.41.${ids.indexOf(id) + 1}`;

/** What a test states of a call: also the edge that records it, and by which others it went. */
interface StatedAtEdge extends StatedCall {
  edge: string;
  via?: string;
  /** The trunk over which it came. */
  trunk: string;
  /** The edge by which its last leg left, where that is another. */
  legVia?: string;
}

/** Edges that share one registration trunk, `ims`. */
export interface RegistrationRun {
  edges: Map<string, Edge>;
  /** Ids in the order in which they own the registration. */
  owners: string[];
  /** A number that an edge owns while all live. */
  numberOf(id: string): string;
  edge(id: string): Edge;
  say(id: string, key: string, value: unknown): void;
  /** kill -9 of all its processes. */
  kill(id: string): void;
  /** Registration states by edge; absent where it keeps none. */
  states(): Promise<Record<string, string>>;
  /** Fails unless what came of the call with that Call-ID is, or comes to be, as stated. */
  expectCall(
    sipCallId: string,
    parties: SeenCall["parties"],
    stated: StatedAtEdge,
    withinMs?: number,
  ): Promise<void>;
  log(id: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts three edges. Three questions whether the sides of a call live take longer than it takes to see that an edge is
 * lost, as in production.
 */
export async function startRegistration(): Promise<RegistrationRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-registration-"));
  const stack = join(dir, "stack");
  const numbers = new Map(
    ids.map((id) => [id, candidates.find((number) => ownersOf(number, ids)[0] === id) ?? ""]),
  );
  await mkdir(join(stack, "enterprises"), { recursive: true });
  await mkdir(join(dir, "secrets"));
  await writeFile(join(dir, "secrets", "edge-key"), "k".repeat(64), { mode: 0o400 });
  await writeFile(join(dir, "secrets", "trunk-ims"), PASSWORD, { mode: 0o400 });
  await writeFile(join(stack, "platform.yaml"), platform(ids.map(addressOf)));
  for (const [id, number] of numbers)
    await writeFile(join(stack, "enterprises", `${id}.yaml`), enterprise(id, number));
  await writeBundle(stack, join(dir, "bundle"));
  const start = async (id: string): Promise<Edge> => {
    const edge = await startEdge({
      ...{ bundle: join(dir, "bundle"), runDir: join(dir, id), id },
      ...{ address: addressOf(id), port: 5060, secrets: join(dir, "secrets") },
      testVectors: fileURLToPath(new URL("../conformance/", import.meta.url)),
    });
    const peers = ids.map((each) => ({ id: each, address: addressOf(each), port: 5060 }));
    putSetting(edge.db, "peers", peers);
    return edge;
  };
  process.env["HOTLINE_PROBE_SECONDS"] = "6";
  const edges = new Map(await Promise.all(ids.map(async (id) => [id, await start(id)] as const)));
  delete process.env["HOTLINE_PROBE_SECONDS"];
  const dead = new Set<string>();
  const know = async () => {
    for (const each of edges.values())
      expect(Object.values(await tableOf(each, "edges"))).toEqual(["alive", "alive"]);
  };
  await eventually(know, 20_000);
  const edge = (id: string) => {
    const found = edges.get(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  const find = async (sipCallId: string): Promise<[string, CallEvent[]]> => {
    for (const id of ids) {
      const events = await callInSpool(edge(id).spool, sipCallId);
      if (events.length > 0) return [id, events];
    }
    throw new Error("in no record");
  };
  return {
    ...{ edges, edge, owners: ownersOf("trunk:ims", ids) },
    numberOf: (id) => numbers.get(id) ?? "",
    say: (id, key, value) => void putSetting(edge(id).db, key, value),
    kill: (id) => {
      dead.add(id);
      for (const pid of processesOf(edge(id).pid)) process.kill(pid, "SIGKILL");
    },
    states: async () => {
      const living = ids.filter((id) => !dead.has(id));
      const all = await Promise.all(
        living.map(async (id) => [id, (await tableOf(edge(id), "trunks"))["ims:registration"]] as const),
      );
      return Object.fromEntries(all.flatMap(([id, text]) => (text ? [[id, text.split(" ")[0] ?? ""]] : [])));
    },
    expectCall: (sipCallId, parties, stated, withinMs) =>
      eventually(async () => {
        const [edge, events] = await find(sipCallId);
        const invite = events.find((event) => event.event === "invite");
        const leg = events.findLast((event) => event.event === "attempt");
        const sip = await sipOf(parties, sipCallId);
        const went = { edge, via: invite?.via, trunk: invite?.trunk, legVia: leg?.via };
        expect({ ...callRecord(stack, events), sip, ...went }).toEqual(stated);
      }, withinMs),
    log: (id) => readFile(edge(id).log, "utf8"),
    stop: async () => {
      await Promise.all([...edges.values()].map((each) => each.stop()));
      await rm(dir, { recursive: true });
    },
  };
}

const candidates = Array.from({ length: 60 }, (_, index) => String(4006000001 + index));

const trunk = (id: string, more: string) =>
  `  - { id: ${id}, carrier: unicom, callerId: original, capacity: 100, ${more} }\n`;

const platform = (addresses: string[]) => `apiVersion: hotline400/v1
kind: Platform
metadata: { id: registration, name: Registration }
calendar: china
carriers: { unicom: { name: 中國聯通 } }
defaults: { tariff: flat }
segments: [{ prefix: "4006", carrier: unicom, agents: nationwide }]
trunks:
${trunk(
  "ims",
  `host: "${CARRIER.address}:${CARRIER.port}", delivers: { number: hotline, at: to, format: plain },
      auth: { kind: register, username: ${USER}, realm: ims.trunks.example, password: { secret: trunk-ims } }`,
)}${trunk(
  "spare",
  `host: "${SPARE}:5090", delivers: { number: hotline, at: request-uri, format: plain }, priority: 100, probe: none,
      auth: { kind: address, addresses: ["${SPARE}"] }`,
)}tariffs:
  flat: { chargedFrom: target-answer, perMinute: "0.30", increment: { first: 60s, next: 60s } }
callerShare: { perMinute: "0.10", increment: { first: 60s, next: 60s } }
compliance: { evidence: "off" }
edge: { domain: sip.trunks.example, addresses: [${addresses.map((each) => `"${each}"`).join(", ")}] }
`;

const enterprise = (id: string, number: string) => `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: ${id}, name: ${id} }
number: "${number}"
bindings:
  - { id: desk, phone: "010-62340001", ring: 5s, channels: 10 }
`;
