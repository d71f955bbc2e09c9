import { connect as dial } from "node:net";
import type { TLSSocket } from "node:tls";
import { connect, createServer } from "node:tls";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { type HandPhone, handPhone } from "../calls/hand-phone.ts";
import type { Pair } from "./certificates.ts";

/** A telephone over TLS by a test's hand. OPTIONS it answers itself. */
export interface TlsPhone extends HandPhone {
  port: number;
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
  clients?: string,
): Promise<TlsPhone> {
  const asks = clients === undefined ? {} : { ca: clients, requestCert: true, rejectUnauthorized: true };
  const server = createServer({ ...shows, ...asks });
  const phone = phoneOn(port, `carrier@${address}:${port};transport=tls`, () => server.close());
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

function phoneOn(port: number, contact: string, end: () => void) {
  const early: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  let last: TLSSocket | undefined;
  const connections: TLSSocket[] = [];
  const take = (text: string, socket: TLSSocket) => {
    const message = parseSip(text);
    if (message?.start.startsWith("OPTIONS ")) return void socket.write(replyTo(message, "200 OK", "here"));
    last = socket;
    const next = waiting.shift();
    if (next) next(text);
    else early.push(text);
  };
  const attach = (socket: TLSSocket) => {
    connections.push(socket);
    last ??= socket;
    let unread = "";
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      unread += data.toString();
      for (let end = wholeMessage(unread); end > 0; end = wholeMessage(unread)) {
        take(unread.slice(0, end), socket);
        unread = unread.slice(end);
      }
    });
  };
  const receive = (withinMs: number): Promise<string | undefined> => {
    const known = early.shift();
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      const taker = (text: string) => {
        clearTimeout(timer);
        resolve(text);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(taker), 1);
        resolve(undefined);
      }, withinMs);
      waiting.push(taker);
    });
  };
  const close = () => {
    for (const socket of connections) socket.destroy();
    end();
  };
  const names: (string | false | null)[] = [];
  const phone = handPhone({ port, receive, close, send: (data) => void last?.write(data) }, contact);
  return { ...phone, ...{ port, connections, names, attach } };
}

/** Length of the whole message at the start of a stream; 0 where it is not all there. */
function wholeMessage(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return 0;
  const length = head + 4 + Number(/\r\ncontent-length:\s*(\d+)/i.exec(text)?.[1] ?? 0);
  return text.length >= length ? length : 0;
}
