import { createSocket, type RemoteInfo } from "node:dgram";
import { once } from "node:events";
import { parseSip, replyTo, type SipText } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";

/** Another edge of the pool, as far as this one sees it: it lives, and rings for the calls that it is given. */
export interface OtherEdge {
  /** Calls that ring. */
  ringing(): number;
  /** Answers all of them. */
  answers(status: string): void;
  /** What it has got and sent of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

export async function openOtherEdge(address: string, port: number): Promise<OtherEdge> {
  const socket = createSocket("udp4");
  const ringing: { invite: SipText; from: RemoteInfo }[] = [];
  const ladder = sipLadder();
  const reply = (request: SipText, status: string, { address, port }: RemoteInfo) => {
    const text = replyTo(request, status, "other-edge", []);
    ladder.sent(text);
    socket.send(text, port, address);
  };
  socket.on("message", (data, from) => {
    ladder.got(data.toString());
    const request = parseSip(data.toString());
    if (request?.start.startsWith("OPTIONS ")) reply(request, "200 OK", from);
    if (!request?.start.startsWith("INVITE ")) return;
    ringing.push({ invite: request, from });
    reply(request, "180 Ringing", from);
  });
  socket.bind(port, address);
  await once(socket, "listening");
  return {
    ringing: () => ringing.length,
    answers: (status) => {
      for (const { invite, from } of ringing) reply(invite, status, from);
    },
    sip: async (callId) => ladder.of(callId),
    close: () => void socket.close(),
  };
}
