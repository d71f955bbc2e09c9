import type { Edge } from "#edge/start-edge.ts";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE } from "./addresses.ts";

/** Places a call to 4006000004 as a carrier: true where it is answered, and hung up with a 200. */
export async function goodCall(edge: Edge, from: string, withinMs = 8000): Promise<boolean> {
  const socket = await openSipSocket(from, edge);
  const here = `${from}:${socket.port}`;
  const phone = handPhone(socket, here);
  const invite = sipRequest(
    "INVITE",
    { address: from, port: socket.port },
    { uri: `sip:4006000004@${EDGE}:5060` },
  );
  // As a carrier does over UDP: again until something is heard.
  const again = [500, 1500, 3500].map((ms) => setTimeout(() => phone.send(invite), ms));
  try {
    phone.send(invite);
    await phone.takes(/^SIP\/2\.0 (1\d\d|200) /, withinMs);
    for (const timer of again) clearTimeout(timer);
    const answer = await phone.takes(/^SIP\/2\.0 200 /, withinMs);
    phone.send(withinDialog("ACK", 1, answer, here));
    phone.send(withinDialog("BYE", 2, answer, here));
    await phone.takes(/^SIP\/2\.0 200 /, withinMs);
    return true;
  } catch {
    return false;
  } finally {
    for (const timer of again) clearTimeout(timer);
    phone.close();
  }
}
