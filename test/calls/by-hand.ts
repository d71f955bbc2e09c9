import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CallEvent } from "#edge/call-event.types.ts";
import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip } from "#local/phones/sip-text.ts";
import { callInSpool } from "./call-in-spool.ts";
import { BY_HAND, NORTH } from "./carriers.ts";
import type { StatedCall } from "./expect-call.ts";
import { expectCall } from "./expect-call.ts";
import type { HandPhone } from "./hand-phone.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { ending } from "./record.ts";
import type { SipSocket } from "./sip-socket.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

/** A caller behind the trunk north and a target, both moved message by message by a test. */
export interface ByHand {
  caller: HandPhone;
  /** Contact of the caller, without scheme. */
  here: string;
  target: HandPhone;
  /** Contact of the target, without scheme. */
  there: string;
  /** `rewritten`: what becomes of the text before it is sent. */
  invite(
    number: string,
    more?: { headers?: string[]; body?: string; rewritten?: (text: string) => string },
  ): string;
  cancel(invite: string): void;
  /** The next answer to the caller's INVITE, whatever else is answered. */
  answered(): Promise<SipText>;
  /** Rings, answers and acknowledges; both sides' messages. */
  connected(number: string): Promise<{ text: string; first: SipText; answer: SipText }>;
  /** Events of the call that an INVITE began, once it has ended; after twenty seconds as they are. */
  recordOf(invite: string): Promise<CallEvent[]>;
  /** Fails unless what came of the call that an INVITE began is, or comes to be, as stated. */
  expectCall(invite: string, stated: StatedCall): Promise<void>;
  close(): void;
}

const stack = fileURLToPath(new URL("./stack", import.meta.url));

/** Opens both at an edge; the target listens at 5090 where no other port is said. */
export async function openByHand(edge: Edge, port = 5090): Promise<ByHand> {
  const socket = await openSipSocket(NORTH, edge);
  const from = { address: NORTH, port: socket.port };
  const here = `raw@${NORTH}:${socket.port}`;
  const there = `desk@${BY_HAND}:${port}`;
  // The target's address is that of other tests' targets too: what is still on its way to them is not for this one.
  const calls = new Set<string>();
  const send: SipSocket["send"] = (data) => {
    calls.add(parseSip(data.toString())?.headers["call-id"]?.[0] ?? "");
    socket.send(data);
  };
  const caller = handPhone({ ...socket, send }, here);
  const target = handPhone(await openSipSocket(BY_HAND, edge, port), there, calls);
  const invite: ByHand["invite"] = (number, { rewritten = (text: string) => text, ...more } = {}) => {
    const uri = `sip:${number}@${edge.address}:${edge.port}`;
    const text = rewritten(sipRequest("INVITE", from, { uri, ...more }));
    caller.send(text);
    return text;
  };
  const answered = async (): Promise<SipText> => {
    for (;;) {
      const message = await caller.takesAgain(/^SIP\/2\.0 200 /);
      if (message.headers["cseq"]?.[0] === "1 INVITE") return message;
    }
  };
  return {
    ...{ caller, here, target, there, invite, answered },
    cancel: (text) => caller.send(text.replace(/^INVITE/, "CANCEL").replace("1 INVITE", "1 CANCEL")),
    connected: async (number) => {
      const text = invite(number);
      const first = await target.takes(/^INVITE /);
      target.replies(first, "200 OK");
      const answer = await answered();
      caller.send(withinDialog("ACK", 1, answer, here));
      await target.takes(/^ACK /);
      return { text, first, answer };
    },
    recordOf: (text) => endedRecordOf(edge, text),
    expectCall: (text, stated) => expectHandCall(edge, text, { caller, target }, stated),
    close: () => {
      caller.close();
      target.close();
    },
  };
}

/** The same once the call has ended; after twenty seconds as it is, so that a test says what is missing. */
async function endedRecordOf(edge: Edge, invite: string): Promise<CallEvent[]> {
  for (const end = performance.now() + 20_000; ; await sleep(20)) {
    const events = await recordOf(edge, invite);
    if (ending(events) !== undefined || performance.now() > end) return events;
  }
}

/** Events of the call that an INVITE began, as far as they are there. */
export function recordOf(edge: Edge, invite: string): Promise<CallEvent[]> {
  return callInSpool(edge.spool, parseSip(invite)?.headers["call-id"]?.[0]);
}

/** Fails unless what came of the call that an INVITE began, at an edge of the calls' stack, comes to be as stated. */
export function expectHandCall(
  edge: Edge,
  invite: string,
  parties: Record<string, HandPhone>,
  stated: StatedCall,
  withinMs?: number,
): Promise<void> {
  const callId = parseSip(invite)?.headers["call-id"]?.[0] ?? "";
  return expectCall({ stack, callId, parties, events: () => recordOf(edge, invite) }, stated, withinMs);
}

/** The answer as the target gave it: its own tag in To, From as it was shown to the target. */
export function given(invite: SipText, answer: SipText): SipText {
  const tag = /;tag=.*$/.exec(answer.headers["to"]?.[0] ?? "")?.[0] ?? "";
  const to = `${invite.headers["to"]?.[0] ?? ""}${tag}`;
  const routes = invite.headers["record-route"] ?? [];
  return {
    ...answer,
    headers: { ...answer.headers, from: invite.headers["from"] ?? [], to: [to], "record-route": routes },
  };
}
