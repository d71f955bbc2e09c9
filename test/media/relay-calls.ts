import { randomUUID } from "node:crypto";
import { createSocket } from "node:dgram";

/** Names of the calls that a relay carries, as it says over its control socket. */
export async function relayCalls(control: string): Promise<string[]> {
  const socket = createSocket("udp4");
  try {
    const heard = new Promise<string>((done) => socket.once("message", (data) => done(data.toString())));
    const [host, port] = control.split(":");
    // Its cookie is each question's own: rtpengine repeats what it said to one that it knows.
    socket.send(`${randomUUID()} {"command":"list","limit":1000}`, Number(port), host);
    const text = await heard;
    const { calls }: { calls: string[] } = JSON.parse(text.slice(text.indexOf(" ")));
    return calls;
  } finally {
    socket.close();
  }
}
