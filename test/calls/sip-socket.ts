import { createSocket } from "node:dgram";
import { Inbox } from "./inbox.ts";

/** A bare UDP socket at an address, for what no well-behaved phone sends. */
export interface SipSocket {
  send(data: string | Buffer): void;
  /** The next datagram, as text; undefined where none comes in time. */
  receive(withinMs: number): Promise<string | undefined>;
  close(): void;
  port: number;
}

/** `heard` is told every datagram. */
export async function openSipSocket(
  address: string,
  edge: { address: string; port: number },
  port = 0,
  heard: (text: string) => void = () => undefined,
): Promise<SipSocket> {
  const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
  const inbox = new Inbox();
  socket.on("message", (data) => {
    heard(data.toString());
    inbox.put(data.toString());
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, address, resolve);
  });
  return {
    port: socket.address().port,
    send: (data) => socket.send(data, edge.port, edge.address),
    receive: (withinMs) => inbox.take(withinMs),
    close: () => socket.close(),
  };
}

let serial = 0;

/** A request with what SIP demands of one, and more headers and body where given. */
export function sipRequest(
  method: string,
  from: { address: string; port: number },
  more: { uri?: string; toTag?: string; headers?: string[]; body?: string } = {},
): string {
  serial += 1;
  const uri = more.uri ?? "sip:4006000001@127.0.4.1:5060";
  const host = from.address.includes(":") ? `[${from.address}]` : from.address;
  const body = more.body ?? "";
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP ${host}:${from.port};branch=z9hG4bKraw${serial}x${from.port}`,
    "Max-Forwards: 70",
    `From: <sip:01088880000@${host}>;tag=raw${serial}`,
    `To: <${uri}>${more.toTag ? `;tag=${more.toTag}` : ""}`,
    `Call-ID: raw${serial}-${from.port}@${host}`,
    `CSeq: 1 ${method}`,
    `Contact: <sip:raw@${host}:${from.port}>`,
    ...(more.headers ?? []),
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}
