import { createSocket } from "node:dgram";

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
      socket.bind(0, family === "udp4" ? "127.0.0.1" : "::1", () => {
        socket.send(optionsRequest(address, port, socket.address().port), port, address);
      });
    });
  } finally {
    socket.close();
  }
}

function optionsRequest(address: string, port: number, from: number): string {
  const id = `${Date.now().toString(36)}${from}`;
  return [
    `OPTIONS sip:${address}:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bK${id}`,
    `From: <sip:probe@127.0.0.1>;tag=${id}`,
    `To: <sip:${address}:${port}>`,
    `Call-ID: ${id}@127.0.0.1`,
    "CSeq: 1 OPTIONS",
    "Max-Forwards: 1",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}
