import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf } from "#agent/kamailio/control.ts";
import { kamailioAt } from "#agent/kamailio/kamailio.ts";
import { untilPulled } from "#agent/kamailio/until-pulled.ts";
import type { Compiled } from "#compile/compile.ts";
import { writeGeneration } from "#compile/write.ts";
import { nodeState } from "#edge/node-db/node-state.ts";
import { type Edge, startEdge } from "#edge/start-edge.ts";
import { ackOf } from "../calls/ack-of.ts";
import { openSipSocket, type SipSocket, sipRequest } from "../calls/sip-socket.ts";
import { type Exchange, openExchange } from "./exchange.ts";
import { EDGE, EXCHANGE, NORTH, SOUTH } from "./live-stack.ts";

export interface LiveRun {
  dir: string;
  edge: Edge;
  exchange: Exchange;
  /** Writes a generation beside the others and has the edge's agent apply it. */
  apply(compiled: Compiled): Promise<void>;
  /**
   * Calls a 400 number, or a DID (`+86…`); what the caller hears first: the user that rings, the refusal, or nothing for
   * that many milliseconds.
   */
  calls(called: string, silenceMs?: number): Promise<string>;
  /** Waits until Kamailio has all that its agent has written. */
  pulled(): Promise<void>;
  /** Calls, and stays while it rings. */
  rings(called: string): Promise<{ giveUp(): Promise<void> }>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

export const PORT = 5060;

export async function startLiveRun(first: Compiled): Promise<LiveRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-live-"));
  await writeGeneration(first, join(dir, "bundle"));
  const exchange = await openExchange(EXCHANGE);
  const at = { address: EDGE, port: PORT, reserve: 1_048_576 };
  const edge = await startEdge({ ...at, bundle: join(dir, "bundle"), runDir: join(dir, "edge") });
  return {
    ...{ dir, edge, exchange },
    apply: async (compiled) => {
      await writeGeneration(compiled, join(dir, "bundle"));
      await edge.apply(join(dir, "bundle"));
    },
    calls: (called, silenceMs) => firstHeard(exchange, called, silenceMs),
    pulled: async () => {
      const kamailio = kamailioAt(controlOf(edge.folder.controlSocket));
      if (!(await untilPulled(kamailio, nodeState(edge.db), AbortSignal.timeout(20_000))))
        throw new Error("Kamailio does not pull");
    },
    rings: stayRinging,
    log: () => readFile(edge.log, "utf8"),
    stop: async () => {
      await edge.stop();
      exchange.close();
      await rm(dir, { recursive: true });
    },
  };
}

/** How long an answer may take. */
const ANSWER_MS = 10_000;

async function stayRinging(called: string): Promise<{ giveUp(): Promise<void> }> {
  const { socket, invite } = await place(called);
  for (let text: string | undefined = ""; !text.startsWith("SIP/2.0 180"); ) {
    text = await socket.receive(ANSWER_MS);
    if (text === undefined) throw new Error(`${called} does not ring`);
  }
  return { giveUp: () => giveUp(socket, invite).finally(() => socket.close()) };
}

/** Sends the INVITE of a call from the carrier that delivers such numbers. */
async function place(called: string): Promise<{ socket: SipSocket; invite: string }> {
  const address = called.startsWith("+") ? SOUTH : NORTH;
  const socket = await openSipSocket(address, { address: EDGE, port: PORT });
  const uri = `sip:${called}@${EDGE}:${PORT}`;
  const invite = sipRequest("INVITE", { address, port: socket.port }, { uri });
  socket.send(invite);
  return { socket, invite };
}

/** The caller hears that something rings, and the exchange knows who; the call is given up then. */
async function firstHeard(exchange: Exchange, called: string, silenceMs = ANSWER_MS): Promise<string> {
  const { socket, invite } = await place(called);
  try {
    for (let patience = silenceMs; ; patience = ANSWER_MS) {
      const text = await socket.receive(patience);
      if (text === undefined) return "nothing";
      const code = Number(text.slice(8, 11));
      if (code === 100) continue;
      if (code >= 300) {
        socket.send(acknowledged(invite, text));
        return String(code);
      }
      await giveUp(socket, invite);
      const callId = /^call-id: *(\S+)/im.exec(text)?.[1];
      return exchange.rung().findLast((each) => each.callId === callId)?.user ?? text;
    }
  } finally {
    socket.close();
  }
}

function acknowledged(invite: string, answer: string): string {
  return ackOf(invite, /^To: (.*)$/m.exec(answer)?.[1]);
}

/** Gives up a call of one's own, and waits for its end. */
export async function giveUp(socket: SipSocket, invite: string): Promise<void> {
  socket.send(invite.replace(/^INVITE/, "CANCEL").replace("1 INVITE", "1 CANCEL"));
  for (;;) {
    const text = await socket.receive(ANSWER_MS);
    if (text === undefined) throw new Error("a call that was given up did not end");
    if (/^cseq: *1 INVITE/im.test(text) && Number(text.slice(8, 11)) >= 300)
      return socket.send(acknowledged(invite, text));
  }
}
