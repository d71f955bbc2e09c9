import { ackOf } from "../calls/ack-of.ts";
import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE, NORTH } from "./addresses.ts";
import type { SecurityRun } from "./security-run.ts";

/** Places a call to 4006000005, whose target is busy; fails unless all that comes of it is that. */
export async function busyCall({ edge, expectCall }: SecurityRun, headers: string[] = []): Promise<void> {
  const socket = await openSipSocket(NORTH, edge);
  const caller = handPhone(socket, "");
  const from = { address: NORTH, port: socket.port };
  const invite = sipRequest("INVITE", from, { uri: `sip:4006000005@${EDGE}`, headers });
  caller.send(invite);
  const answer = await caller.takes(/^SIP\/2\.0 [2-6]/);
  caller.send(ackOf(invite, answer.headers["to"]?.[0]));
  await expectCall(
    invite,
    { caller },
    {
      yaml: "enterprises/busy.yaml",
      sip: { caller: "→INVITE, ←486, →ACK" },
      ladder: ["desk/north busy"],
      events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
    },
  );
  caller.close();
}
