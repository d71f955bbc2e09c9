import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addressPort } from "#edge/address-port.ts";
import type { CallEvent } from "#edge/call-event.types.ts";
import type { Listener } from "#edge/kamailio-arguments.ts";
import type { Edge } from "#edge/start-edge.ts";
import { startEdge } from "#edge/start-edge.ts";
import { tableOf } from "../ask-kamailio.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { expectCall, type SeenCall, type StatedCall } from "../calls/expect-call.ts";
import { ending, ladder } from "../calls/record.ts";
import { until } from "../until.ts";
import { writeBundle } from "../write-bundle.ts";

/** The carrier's address from which calls come. */
export const CALLERS = "127.0.8.10";

/** An edge on a stack of its own. */
export interface TrunkRun {
  edge: Edge;
  dir: string;
  /** Events of the call with that SIP Call-ID, once it has ended. */
  events(sipCallId: string): Promise<CallEvent[]>;
  ladder(sipCallId: string): Promise<string[]>;
  /** Fails unless what came of the call with that SIP Call-ID is, or comes to be, as stated. */
  expectCall(sipCallId: string, parties: SeenCall["parties"], stated: StatedCall): Promise<void>;
  log(): Promise<string>;
  /** Waits until Kamailio's log has a text: it comes there by way of this process. */
  logs(text: string): Promise<void>;
  /** What Kamailio knows of its trunks: key → value of the table `trunks`. */
  known(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts an edge at an address, for 4006000001, whose binding `desk` (010-62340001) rings 5 s unless `bindings` says
 * otherwise, over the trunks given as YAML list items; the trunk `callers`, over which calls come in (from `CALLERS` unless
 * said), is tried last.
 */
export async function startTrunkRun(
  address: string,
  trunks: string,
  more: {
    bindings?: string;
    edge?: string;
    secrets?: Record<string, string>;
    tls?: number;
    callers?: string;
    kamailio?: string;
    listeners?: Listener[];
  } = {},
): Promise<TrunkRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-trunks-"));
  const stack = join(dir, "stack");
  await mkdir(join(stack, "enterprises"), { recursive: true });
  await mkdir(join(dir, "secrets"));
  for (const [name, text] of Object.entries({ "edge-key": "k".repeat(64), ...more.secrets }))
    await writeFile(join(dir, "secrets", name), text, { mode: 0o400 });
  await writeFile(join(stack, "platform.yaml"), platform(address, trunks, more));
  await writeFile(join(stack, "enterprises", "office.yaml"), enterprise(more.bindings));
  await writeBundle(stack, join(dir, "bundle"));
  const edge = await startEdge({
    ...{ bundle: join(dir, "bundle"), runDir: join(dir, "edge") },
    ...{ address, port: 5060, secrets: join(dir, "secrets") },
    ...(more.kamailio !== undefined && { kamailio: more.kamailio }),
    listeners:
      more.listeners ?? (more.tls === undefined ? [] : [{ transport: "tls", address, port: more.tls }]),
    testVectors: fileURLToPath(new URL("../conformance/", import.meta.url)),
  });
  const events = (sipCallId: string) =>
    until(
      () => callInSpool(edge.spool, sipCallId),
      (each) => ending(each) !== undefined,
    );
  const log = () => readFile(edge.log, "utf8");
  return {
    ...{ edge, dir, events },
    ladder: async (sipCallId) => ladder(await events(sipCallId)),
    expectCall: (callId, parties, stated) =>
      expectCall({ stack, callId, parties, events: () => events(callId) }, stated),
    log,
    logs: async (text) => void (await until(async () => (await log()).includes(text))),
    known: () => tableOf(edge, "trunks"),
    stop: async () => {
      await edge.stop();
      await rm(dir, { recursive: true });
    },
  };
}

/** A trunk over UDP that knows us by address, with more fields where given. */
export function trunk(id: string, address: string, more = ""): string {
  return `  - { id: ${id}, carrier: unicom, host: "${addressPort({ address, port: 5090 })}", auth: { kind: address, addresses: ["${address}"] },
      delivers: { number: hotline, at: request-uri, format: plain }, callerId: original, capacity: 1000${more} }
`;
}

const platform = (
  address: string,
  trunks: string,
  { callers = CALLERS, edge = "" }: { callers?: string; edge?: string },
) => `apiVersion: hotline400/v1
kind: Platform
metadata: { id: trunks, name: Trunk tests }
calendar: china
carriers: { unicom: { name: 中國聯通 } }
defaults: { tariff: flat }
segments: [{ prefix: "4006", carrier: unicom, agents: nationwide }]
trunks:
${trunks}${trunk("callers", callers, ", priority: 100, probe: none")}
tariffs:
  flat: { chargedFrom: target-answer, perMinute: "0.30", increment: { first: 60s, next: 60s } }
callerShare: { perMinute: "0.10", increment: { first: 60s, next: 60s } }
compliance: { evidence: "off" }
edge: { domain: sip.trunks.example, addresses: ["${address}"]${edge} }
`;

const enterprise = (
  bindings = `  - { id: desk, phone: "010-62340001", ring: 5s, channels: 1000 }`,
) => `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: office, name: office }
number: "4006000001"
screening: { maxConcurrent: 1000 }
bindings:
${bindings}
`;
