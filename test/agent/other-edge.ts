import { createSocket, type RemoteInfo } from "node:dgram";
import { once } from "node:events";
import { parseSip, replyTo, type SipText } from "#local/phones/sip-text.ts";

/** Another edge of the pool, as far as this one sees it: it lives, and rings for the calls that it is given. */
export interface OtherEdge {
  /** Calls that ring. */
  ringing(): number;
  /** Answers all of them. */
  answers(status: string): void;
  close(): void;
}

export async function openOtherEdge(address: string, port: number): Promise<OtherEdge> {
  const socket = createSocket("udp4");
  const ringing: { invite: SipText; from: RemoteInfo }[] = [];
  const reply = (request: SipText, status: string, { address, port }: RemoteInfo) =>
    socket.send(replyTo(request, status, "other-edge", []), port, address);
  socket.on("message", (data, from) => {
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
    close: () => void socket.close(),
  };
}
