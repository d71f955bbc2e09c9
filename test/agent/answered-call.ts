import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE, SIP_PORT, TRUNK } from "./places.ts";

/** Places a call from the trunk that is answered; it lasts until it is hung up. */
export async function answeredCall(number: string): Promise<{ hangUp(): Promise<void> }> {
  const socket = await openSipSocket(TRUNK, { address: EDGE, port: SIP_PORT });
  const contact = `raw@${TRUNK}:${socket.port}`;
  const phone = handPhone(socket, contact);
  const from = { address: TRUNK, port: socket.port };
  phone.send(sipRequest("INVITE", from, { uri: `sip:${number}@${EDGE}:${SIP_PORT}` }));
  const answer = await phone.takes(/^SIP\/2\.0 200/, 10_000);
  phone.send(withinDialog("ACK", 1, answer, contact));
  return {
    hangUp: async () => {
      phone.send(withinDialog("BYE", 2, answer, contact));
      await phone.takes(/^SIP\/2\.0 200/, 10_000);
      phone.close();
    },
  };
}
