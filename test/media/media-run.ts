import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallEvent } from "#edge/call-event.types.ts";
import { type Relay, startRelay } from "#edge/media/start-relay.ts";
import { type MediaWatch, watchMedia } from "#edge/media/watch-media.ts";
import { readSpool } from "#edge/read-spool.ts";
import { type Edge, startEdge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { expectCall, type SeenCall, type StatedCall } from "../calls/expect-call.ts";
import { writeBundle } from "../write-bundle.ts";
import { relayCalls } from "./relay-calls.ts";

/** Folder of their stack. */
export const STACK = fileURLToPath(new URL("./stack", import.meta.url));
/** The addresses of the tests. */
export const EDGE = "127.0.9.1";
export const MEDIA = "127.0.9.2";
export const DIRECT = "127.0.9.11";
export const ANCHORED = "127.0.9.12";
export const LEFT = "127.0.9.13";
export const RIGHT = "127.0.9.14";
/** As the stack's platform says. */
const SILENT_S = 3;

/** An edge with two media relays. */
export interface MediaRun {
  edge: Edge;
  relays: [Relay, Relay];
  watch: MediaWatch;
  /** Starts a relay again in the place of one that was stopped. */
  startRelay(index: 0 | 1): Promise<Relay>;
  /** Whether a relay carries a leg of a call, by our id. */
  hasCall(index: 0 | 1, call: string): Promise<boolean>;
  /** Events of the call with this SIP Call-ID. */
  events(sipCallId: string | undefined): Promise<CallEvent[]>;
  /** Fails unless what came of the call with this INVITE is, or comes to be, as stated. */
  expectCall(invite: SipText, parties: SeenCall["parties"], stated: StatedCall): Promise<void>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

export async function startMediaRun(): Promise<MediaRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-media-"));
  await writeBundle(STACK, join(dir, "bundle"));
  const runDir = join(dir, "edge");
  await mkdir(runDir);
  const watch = await watchMedia(runDir, 0, () => SILENT_S);
  const start = (index: 0 | 1) =>
    startRelay(
      {
        id: `relay-${index}`,
        controlPort: 2223 + index,
        reportsPort: watch.port,
        addresses: [MEDIA, "::1"],
        ports: { from: 30_000 + 500 * index, to: 30_499 + 500 * index },
      },
      join(dir, `relay-${index}.log`),
    );
  const relays: [Relay, Relay] = [await start(0), await start(1)];
  const edge = await startEdge({
    ...{ bundle: join(dir, "bundle"), runDir, address: EDGE, port: 5060 },
    relays: relays.map((relay) => relay.control),
  });
  const run: MediaRun = {
    ...{ edge, relays, watch },
    startRelay: async (index) => {
      relays[index] = await start(index);
      return relays[index];
    },
    hasCall: async (index, call) =>
      (await relayCalls(relays[index].control)).some((name) => name.startsWith(call)),
    events: async (id) => {
      const { calls, problems } = await readSpool(edge.spool);
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
      return (
        [...calls.values()].find((events) =>
          events.some((event) => event.event === "invite" && event.sipCallId === id),
        ) ?? []
      );
    },
    expectCall: (invite, parties, stated) => {
      const callId = invite.headers["call-id"]?.[0] ?? "";
      return expectCall({ stack: STACK, callId, parties, events: () => run.events(callId) }, stated);
    },
    log: () => readFile(edge.log, "utf8"),
    stop: async () => {
      await edge.stop();
      await Promise.all(relays.map((relay) => relay.stop()));
      await watch.close();
      await rm(dir, { recursive: true });
    },
  };
  return run;
}
