import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { type HandPhone, handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, type SipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE, EXCHANGE, NORTH, VICTIM } from "./addresses.ts";

/** A caller behind the trunk north, the target of 4006000002, and somebody who is to be left in peace. */
export interface AttackedCalls {
  caller: HandPhone;
  /** Address and port of the caller. */
  here: string;
  exchange: HandPhone;
  victim: SipSocket;
  /** An INVITE of the caller's, not yet sent. */
  invite(uri: string, headers?: string[]): string;
  /** An answered call to 4006000002. */
  connected(): Promise<{ text: string; first: SipText; answer: SipText }>;
  /** The caller hangs up. */
  hangUp(answer: SipText): Promise<void>;
  close(): void;
}

export const EXCHANGE_URI = `sip:4006000002@${EDGE}:5060`;

export async function openAttackedCalls(edge: Edge): Promise<AttackedCalls> {
  const socket = await openSipSocket(NORTH, edge);
  const here = `${NORTH}:${socket.port}`;
  const caller = handPhone(socket, here);
  const exchange = handPhone(await openSipSocket(EXCHANGE, edge, 5090), `desk@${EXCHANGE}:5090`);
  const victim = await openSipSocket(VICTIM, edge, 5060);
  const invite: AttackedCalls["invite"] = (uri, headers = []) =>
    sipRequest("INVITE", { address: NORTH, port: socket.port }, { uri, headers });
  return {
    ...{ caller, here, exchange, victim, invite },
    connected: async () => {
      const text = invite(EXCHANGE_URI);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      exchange.replies(first, "200 OK");
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      caller.send(withinDialog("ACK", 1, answer, here));
      await exchange.takes(/^ACK /);
      return { text, first, answer };
    },
    hangUp: async (answer) => {
      caller.send(withinDialog("BYE", 90, answer, here));
      exchange.replies(await exchange.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
    },
    close: () => {
      for (const each of [caller, exchange, victim]) each.close();
    },
  };
}
