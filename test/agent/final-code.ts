import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE, SIP_PORT, TRUNK } from "./places.ts";

/** The final code with which the edge answers a call from the trunk to a number; undefined where it is silent. */
export async function finalCode(number: string, withinMs = 3000): Promise<number | undefined> {
  const socket = await openSipSocket(TRUNK, { address: EDGE, port: SIP_PORT });
  try {
    const from = { address: TRUNK, port: socket.port };
    socket.send(sipRequest("INVITE", from, { uri: `sip:${number}@${EDGE}:${SIP_PORT}` }));
    for (;;) {
      const text = await socket.receive(withinMs);
      if (text === undefined) return undefined;
      const code = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1]);
      if (code >= 200) return code;
    }
  } finally {
    socket.close();
  }
}
