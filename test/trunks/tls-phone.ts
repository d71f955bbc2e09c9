import { connect as dial } from "node:net";
import type { TLSSocket } from "node:tls";
import { connect, createServer } from "node:tls";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { type HandPhone, handPhone } from "../calls/hand-phone.ts";
import { Inbox } from "../calls/inbox.ts";
import { takeWhole } from "../calls/take-whole.ts";
import type { Pair } from "./certificates.ts";

/** A telephone over TLS by a test's hand. OPTIONS it answers itself, unless it is deaf to them. */
export interface TlsPhone extends HandPhone {
  port: number;
  /** Methods of all requests that have come. */
  heard: string[];
  /** Connections that have come about. */
  connections: TLSSocket[];
  /** Names that were asked for (SNI), one a connection; false where none. */
  names: (string | false | null)[];
}

/** The carrier's side: listens, and shows a certificate; with `clients` it asks for one signed by that. */
export async function tlsCarrier(
  address: string,
  port: number,
  shows: Pair,
  { clients, deaf = false }: { clients?: string; deaf?: boolean } = {},
): Promise<TlsPhone> {
  const asks = clients === undefined ? {} : { ca: clients, requestCert: true, rejectUnauthorized: true };
  const server = createServer({ ...shows, ...asks });
  const phone = phoneOn(port, `carrier@${address}:${port};transport=tls`, () => server.close(), deaf);
  server.on("secureConnection", (socket) => {
    phone.names.push(socket.servername);
    phone.attach(socket);
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return phone;
}

/** The carrier's side of calls that it brings: connects to the edge and looks at its certificate. */
export async function tlsCaller(
  address: string,
  edge: { address: string; port: number },
  ca: string,
): Promise<TlsPhone> {
  const underneath = dial({ host: edge.address, port: edge.port, localAddress: address });
  const socket = connect({ socket: underneath, host: edge.address, ca });
  await new Promise<void>((resolve, reject) => {
    socket.once("secureConnect", resolve);
    socket.once("error", reject);
  });
  const port = underneath.localPort ?? 0;
  const phone = phoneOn(port, `raw@${address}:${port};transport=tls`, () => undefined);
  phone.attach(socket);
  return phone;
}

function phoneOn(port: number, contact: string, end: () => void, deaf = false) {
  const inbox = new Inbox();
  let last: TLSSocket | undefined;
  const connections: TLSSocket[] = [];
  const heard: string[] = [];
  const take = (text: string, socket: TLSSocket) => {
    const message = parseSip(text);
    const method = message?.start.split(" ")[0] ?? "";
    if (method !== "SIP/2.0") heard.push(method);
    if (message && method === "OPTIONS") {
      if (!deaf) socket.write(replyTo(message, "200 OK", "here"));
      return;
    }
    last = socket;
    inbox.put(text);
  };
  const attach = (socket: TLSSocket) => {
    connections.push(socket);
    last ??= socket;
    let unread = "";
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      unread = takeWhole(unread + data.toString(), (text) => take(text, socket));
    });
  };
  const receive = (withinMs: number) => inbox.take(withinMs);
  const close = () => {
    for (const socket of connections) socket.destroy();
    end();
  };
  const names: (string | false | null)[] = [];
  const phone = handPhone({ port, receive, close, send: (data) => void last?.write(data) }, contact);
  return { ...phone, ...{ port, heard, connections, names, attach } };
}
