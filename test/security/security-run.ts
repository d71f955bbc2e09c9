import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallEvent } from "#edge/call-event.types.ts";
import { readSpool } from "#edge/read-spool.ts";
import type { Edge } from "#edge/start-edge.ts";
import { startEdge } from "#edge/start-edge.ts";
import { askKamailio, tableOf } from "../ask-kamailio.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { type CallRecord, callRecord } from "../calls/call-record.ts";
import { expectCall, type SeenCall, type StatedCall } from "../calls/expect-call.ts";
import { writeBundle } from "../write-bundle.ts";
import { EDGE } from "./addresses.ts";

/** A running edge on the stack of the security tests. */
export interface SecurityRun {
  edge: Edge;
  /** Folder of the run: node files, spool, log. */
  dir: string;
  /** Result of one of Kamailio's RPC commands. */
  rpc(method: string, params?: (string | number)[]): Promise<unknown>;
  /** How much of each kind has been dropped so far. */
  dropped(): Promise<Record<string, number>>;
  /** All events of all calls so far. */
  events(): Promise<CallEvent[]>;
  /** Records of all calls so far, in the order in which they began. */
  records(): Promise<CallRecord[]>;
  /** Fails unless what came of the call that an INVITE began is, or comes to be, as stated. */
  expectCall(invite: string, parties: SeenCall["parties"], stated: StatedCall): Promise<void>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it; `testVectors` are on, for they carry the RPC. */
export async function startSecurityRun(workers = 2): Promise<SecurityRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-security-"));
  const stack = fileURLToPath(new URL("./stack", import.meta.url));
  await writeBundle(stack, join(dir, "bundle"));
  const edge = await startEdge({
    ...{
      bundle: join(dir, "bundle"),
      runDir: join(dir, "node"),
      address: EDGE,
      port: 5060,
      workers,
      reserve: 1_000_000,
    },
    testVectors: fileURLToPath(new URL("../conformance/", import.meta.url)),
  });
  const rpc = (method: string, params: (string | number)[] = []) => askKamailio(edge, method, params);
  return {
    ...{ edge, dir, rpc },
    dropped: async () => countersOf(await tableOf(edge, "dropped")),
    events: async () => [...(await readSpool(edge.spool)).calls.values()].flat(),
    records: async () =>
      [...(await readSpool(edge.spool)).calls.values()].map((events) => callRecord(stack, events)),
    expectCall: (invite, parties, stated) => {
      const callId = /^Call-ID: (.+)\r$/m.exec(invite)?.[1] ?? "";
      return expectCall({ stack, callId, parties, events: () => callInSpool(edge.spool, callId) }, stated);
    },
    log: () => readFile(edge.log, "utf8"),
    stop: async () => {
      await edge.stop();
      await rm(dir, { recursive: true });
    },
  };
}

function countersOf(table: Record<string, string>): Record<string, number> {
  return Object.fromEntries(Object.entries(table).map(([kind, count]) => [kind, Number(count)]));
}
