import { connect } from "node:net";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip } from "#local/phones/sip-text.ts";
import type { Place } from "./carrier.ts";

/** A carrier's one TCP connection to an edge, message by message. */
export interface OverTcp {
  /** The address and port from which it is connected. */
  here: Place;
  send(text: string): void;
  /** The next message whose first line fits; fails where none comes within 5 s. */
  takes(start: RegExp): Promise<SipText>;
  close(): void;
}

/** Connects a carrier's address with an edge. */
export async function overTcp(localAddress: string, edge: Place): Promise<OverTcp> {
  const socket = connect({ host: edge.address, port: edge.port, localAddress });
  const messages: SipText[] = [];
  let unread = "";
  let arrived = () => {};
  socket.on("data", (data) => {
    unread += data.toString();
    for (;;) {
      const head = unread.indexOf("\r\n\r\n");
      if (head < 0) break;
      const end = head + 4 + Number(/\r\ncontent-length:\s*(\d+)/i.exec(unread.slice(0, head))?.[1] ?? 0);
      if (unread.length < end) break;
      const message = parseSip(unread.slice(0, end));
      unread = unread.slice(end);
      if (message) messages.push(message);
    }
    arrived();
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const takes = async (start: RegExp): Promise<SipText> => {
    const end = performance.now() + 5000;
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
    send: (text) => void socket.write(text),
    takes,
    close: () => void socket.destroy(),
  };
}
