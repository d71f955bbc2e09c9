import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { given } from "../calls/by-hand.ts";
import type { CallRecord } from "../calls/call-record.ts";
import { expectCall, type StatedCall } from "../calls/expect-call.ts";
import { callId, converse } from "../media/conversation.ts";
import { openParty, type Party } from "../media/party.ts";
import { ANCHORED, DIRECT, type EdgeId, STACK, type WaysRun } from "./ways-run.ts";

/** Numbers of the stack whose speech a relay carries, and does not. */
export const SPOKEN = "4008420001";
export const PASSED = "4006420001";
/** One whose calls may last 8 s. */
export const LIMITED = "4006420002";

/** What an edge records of a call that it has set up, with what came later. */
export const setUp = (yaml: string, ...later: string[]): CallRecord => ({
  ...{ yaml, ladder: ["desk/direct answered"] },
  events: ["invite, decision ring, attempt a1, target-answer a1, caller-answer", ...later].join(", "),
});

/** What an edge records of a call that another has set up, of which it has nothing but its end. */
export const endedLate = (end: string): CallRecord => ({
  ...{ yaml: null, ladder: [], events: `ended late ${end}` },
});

/** What it records of a call of which it has nothing. */
export const nothing: CallRecord = { yaml: null, ladder: [], events: "" };

/** One side of calls, which may send to whichever edge it likes. */
interface Side extends Party {
  toward(edge: Place): void;
}

interface Place {
  address: string;
  port: number;
}

/** An answered call. */
interface Talk {
  /** Our id of it, and that of its SIP. */
  call: string;
  sipCallId: string;
  /** The INVITE as the target got it; the answer as the caller got it, and as the target gave it. */
  taken: SipText;
  answer: SipText;
  given: SipText;
}

/** Callers and the target of a number, all messages by hand. */
export interface Talkers {
  caller: Side;
  target: Side;
  /** Places a call over an edge and has it answered. */
  talk(at: EdgeId): Promise<Talk>;
  /** From now on both send to this edge. */
  toward(edge: Place): void;
  /** Fails unless this is, or comes to be, what both sides sent and got of a call, and what edges have recorded of it. */
  expectTalk(talk: Talk, sip: StatedCall["sip"], ...records: [Edge, CallRecord][]): Promise<void>;
  close(): void;
}

export async function openTalkers(run: WaysRun, number: string): Promise<Talkers> {
  const caller = await openSide(number === SPOKEN ? ANCHORED : DIRECT, 11);
  const target = await openSide(DIRECT, 22, 5090);
  const toward = (edge: Place) => [caller, target].forEach((side) => void side.toward(edge));
  return {
    ...{ caller, target, toward },
    talk: async (at) => {
      toward(run.edges[at]);
      const { taken, answer } = await converse(caller, target, number);
      const sipCallId = callId(answer) ?? "";
      const call = await run.callOf(at, sipCallId);
      return { call, sipCallId, taken, answer, given: given(taken, answer) };
    },
    expectTalk: async ({ call, sipCallId }, sip, ...records) => {
      for (const [edge, record] of records) {
        const events = () => run.events(edge, call);
        const seen = { stack: STACK, callId: sipCallId, events, parties: { caller, target } };
        await expectCall(seen, { ...record, sip });
      }
    },
    close: () => [caller, target].forEach((side) => void side.close()),
  };
}

async function openSide(address: string, mark: number, port = 0): Promise<Side> {
  // Edges listen at the same port.
  const place: Place = { address: "", port: 5060 };
  const party = await openParty(address, place, mark, port);
  return {
    ...party,
    toward: (edge) => {
      place.address = edge.address;
    },
    // Where the request came from.
    replies: (request, ...more) => {
      const before = place.address;
      place.address = /UDP ([^:;]+)/.exec(request.headers["via"]?.[0] ?? "")?.[1] ?? before;
      party.replies(request, ...more);
      place.address = before;
    },
  };
}
