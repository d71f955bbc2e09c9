import { createServer, type Socket } from "node:net";
import { MqttFrames } from "./mqtt-frames.ts";

/** What comes from relays. */
export interface ReportListener {
  port: number;
  /** Relays that are connected now. */
  relays(): number;
  close(): Promise<void>;
}

const CONNECT = 1;
const PUBLISH = 3;
const PING = 12;

/**
 * Listens on 127.0.0.1 for the reports of relays: as much of an MQTT 3.1.1 broker as rtpengine needs, which publishes
 * what it counts over MQTT alone. `report` gets each message of a relay, `lost` the relay whose connection has ended.
 */
export async function listenForReports(
  port: number,
  report: (relay: string, text: string) => void,
  lost: (relay: string) => void,
): Promise<ReportListener> {
  const sockets = new Set<Socket>();
  const connected = new Set<Socket>();
  let closing = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    const frames = new MqttFrames();
    let relay: string | undefined;
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      connected.delete(socket);
      if (relay !== undefined && !closing) lost(relay);
    });
    const take = (type: number, body: Buffer) => {
      if (type === CONNECT) {
        // Protocol's name, level, flags and keep-alive: ten bytes, then the client's id.
        relay = text(body, 10);
        connected.add(socket);
        socket.write(Buffer.from([0x20, 2, 0, 0]));
      } else if (type === PING) socket.write(Buffer.from([0xd0, 0]));
      else if (type === PUBLISH && relay !== undefined) report(relay, afterTopic(body));
    };
    socket.on("data", (piece) => {
      try {
        for (const { type, body } of frames.push(piece)) take(type, body);
      } catch {
        socket.destroy();
      }
    });
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    relays: () => connected.size,
    close: () => {
      closing = true;
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** A text led by its length in two bytes. */
function text(body: Buffer, at: number): string {
  return body.subarray(at + 2, at + 2 + body.readUInt16BE(at)).toString();
}

/** The payload of a message of quality 0, which has no id. */
function afterTopic(body: Buffer): string {
  return body.subarray(2 + body.readUInt16BE(0)).toString();
}
