import type { Edge } from "#edge/start-edge.ts";
import type { StatedCall } from "../calls/expect-call.ts";
import { type HandPhone, handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE } from "./addresses.ts";

/** What comes of it. */
export const GOOD_CALL: StatedCall = {
  yaml: "enterprises/good.yaml",
  sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
  ladder: ["desk/north answered"],
  events:
    "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
};

/** Places a call to 4006000004 as a carrier: the call where it is answered, and hung up with a 200; else undefined. */
export async function goodCall(
  edge: Edge,
  from: string,
  withinMs = 15_000,
): Promise<{ invite: string; caller: Pick<HandPhone, "sip"> } | undefined> {
  const socket = await openSipSocket(from, edge);
  const here = `${from}:${socket.port}`;
  const phone = handPhone(socket, here);
  const invite = sipRequest(
    "INVITE",
    { address: from, port: socket.port },
    { uri: `sip:4006000004@${EDGE}:5060` },
  );
  // As a carrier does over UDP: again until something is heard.
  const heard = async (request: string, answer: RegExp) => {
    const again = [500, 1500, 3500].map((ms) => setTimeout(() => phone.send(request), ms));
    phone.send(request);
    await phone.takes(answer, withinMs).finally(() => {
      for (const timer of again) clearTimeout(timer);
    });
  };
  try {
    await heard(invite, /^SIP\/2\.0 (1\d\d|200) /);
    const answer = await phone.takes(/^SIP\/2\.0 200 /, withinMs);
    phone.send(withinDialog("ACK", 1, answer, here));
    await heard(withinDialog("BYE", 2, answer, here), /^SIP\/2\.0 200 /);
    return { invite, caller: phone };
  } catch {
    return undefined;
  } finally {
    phone.close();
  }
}
