import { connect } from "node:net";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";
import { takeWhole } from "../calls/take-whole.ts";
import type { Place } from "./carrier.ts";

/** A carrier's one TCP connection to an edge, message by message. */
export interface OverTcp {
  /** The address and port from which it is connected. */
  here: Place;
  send(text: string): void;
  /** The next message whose first line fits; fails where none comes within 15 s. */
  takes(start: RegExp): Promise<SipText>;
  /** What it has sent and got of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

/** Connects a carrier's address with an edge. */
export async function overTcp(localAddress: string, edge: Place): Promise<OverTcp> {
  const socket = connect({ host: edge.address, port: edge.port, localAddress });
  const messages: SipText[] = [];
  const ladder = sipLadder();
  let unread = "";
  let arrived = () => {};
  const take = (text: string) => {
    ladder.got(text);
    const message = parseSip(text);
    if (message) messages.push(message);
  };
  socket.on("data", (data) => {
    unread = takeWhole(unread + data.toString(), take);
    arrived();
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const takes = async (start: RegExp): Promise<SipText> => {
    const end = performance.now() + 15_000;
    while (performance.now() < end) {
      for (let next = messages.shift(); next; next = messages.shift())
        if (start.test(next.start)) return next;
      await new Promise<void>((resolve) => {
        arrived = resolve;
        setTimeout(resolve, 100);
      });
    }
    throw new Error(`no ${start.source}`);
  };
  return {
    here: { address: localAddress, port: socket.localPort ?? 0 },
    send: (text) => {
      ladder.sent(text);
      socket.write(text);
    },
    takes,
    sip: async (callId) => ladder.of(callId),
    close: () => void socket.destroy(),
  };
}
