import { once } from "node:events";
import { connect, createServer } from "node:net";
import { Inbox } from "./inbox.ts";
import type { SipSocket } from "./sip-socket.ts";
import { takeWhole } from "./take-whole.ts";

/** A socket that also knows the address from which it was connected to. */
export interface TcpSocket extends SipSocket {
  peer(): string | undefined;
}

/** A listener for one TCP connection, as bare as the UDP one. */
export async function openTcpSocket(address: string, port: number): Promise<TcpSocket> {
  const inbox = new Inbox();
  let write: (data: string | Buffer) => void = () => undefined;
  let peer: string | undefined;
  const server = createServer((connection) => {
    peer = connection.remoteAddress;
    let unread = "";
    write = (data) => void connection.write(data);
    connection.on("error", () => undefined);
    connection.on("data", (data) => {
      unread = takeWhole(unread + data.toString(), (text) => inbox.put(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return {
    port,
    peer: () => peer,
    send: (data) => write(data),
    receive: (withinMs) => inbox.take(withinMs),
    close: () => void server.close(),
  };
}

/** A connection to an edge from an address. */
export async function connectTcp(
  address: string,
  edge: { address: string; port: number },
): Promise<SipSocket> {
  const inbox = new Inbox();
  const connection = connect({ host: edge.address, port: edge.port, localAddress: address });
  let unread = "";
  connection.on("error", () => undefined);
  connection.on("data", (data) => {
    unread = takeWhole(unread + data.toString(), (text) => inbox.put(text));
  });
  await once(connection, "connect");
  return {
    port: connection.localPort ?? 0,
    send: (data) => void connection.write(data),
    receive: (withinMs) => inbox.take(withinMs),
    close: () => void connection.destroy(),
  };
}
