import { createSocket } from "node:dgram";
import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "../address-port.ts";

/** Pings a media relay's control socket until it answers; false where it has not within the time (milliseconds). */
export async function relayAnswers({ address, port }: Place, withinMs: number): Promise<boolean> {
  const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
  const heard = new Promise<true>((done) => socket.once("message", () => done(true)));
  // Nobody listens yet.
  socket.on("error", () => undefined);
  const end = performance.now() + withinMs;
  try {
    while (performance.now() < end) {
      socket.send("ping d7:command4:pinge", port, address);
      if (await Promise.race([heard, sleep(50, false)])) return true;
    }
    return false;
  } finally {
    socket.close();
  }
}
