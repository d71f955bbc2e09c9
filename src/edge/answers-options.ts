import { createSocket } from "node:dgram";
import { addressPort } from "./address-port.ts";

/** Asks a SIP server by OPTIONS over UDP; true where it answers 200 within the time (milliseconds). */
export async function answersOptions(address: string, port: number, withinMs: number): Promise<boolean> {
  const family = address.includes(":") ? "udp6" : "udp4";
  const socket = createSocket(family);
  try {
    return await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      const finish = (answered: boolean) => {
        clearTimeout(timer);
        resolve(answered);
      };
      socket.once("error", () => finish(false));
      socket.once("message", (message) => finish(message.toString().startsWith("SIP/2.0 200")));
      const from = family === "udp4" ? "127.0.0.1" : "::1";
      socket.bind(0, from, () => {
        const here = addressPort({ address: from, port: socket.address().port });
        socket.send(optionsRequest(addressPort({ address, port }), here), port, address);
      });
    });
  } finally {
    socket.close();
  }
}

function optionsRequest(to: string, from: string): string {
  const id = `${Date.now().toString(36)}${from.slice(from.lastIndexOf(":") + 1)}`;
  return [
    `OPTIONS sip:${to} SIP/2.0`,
    `Via: SIP/2.0/UDP ${from};branch=z9hG4bK${id}`,
    `From: <sip:probe@${from}>;tag=${id}`,
    `To: <sip:${to}>`,
    `Call-ID: ${id}@probe`,
    "CSeq: 1 OPTIONS",
    "Max-Forwards: 1",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}
