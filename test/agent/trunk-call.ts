import { join } from "node:path";
import { startPhones } from "#local/phones/phones.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip } from "#local/phones/sip-text.ts";
import { ackOf } from "../calls/ack-of.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { expectCall, type SeenCall, type StatedCall } from "../calls/expect-call.ts";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { NUMBER } from "./generations.ts";
import { EDGE, SIP_PORT, TRUNK } from "./places.ts";

/** A call from the trunk to the number of these tests. */
export interface TrunkCall {
  /** The final answer to its INVITE, which is acknowledged. Fails where none comes in time (milliseconds). */
  answered(withinMs?: number): Promise<void>;
  hangUp(): Promise<void>;
  /** Fails unless what came of it is, or comes to be, as stated; then it is forgotten. */
  expectCall(stated: StatedCall, others?: SeenCall["parties"]): Promise<void>;
}

/** What comes of it while the number is suspended, and refused with a code. */
export const suspended = (code: number): StatedCall => ({
  yaml: "enterprises/first.yaml",
  sip: { caller: `→INVITE, ←${code}, →ACK` },
  ladder: [],
  events: `invite, decision suspended, ended edge ${code} suspended`,
});

/** What comes of it while the number rings its desk, a phone that answers. */
export const answered: StatedCall = {
  yaml: "enterprises/first.yaml",
  sip: {
    caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
    desk: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
  },
  ladder: ["desk/north answered"],
  events:
    "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
};

/** The desk's phone, behind the trunk. */
export const openDesk = () =>
  startPhones({ address: TRUNK, port: 5090, phones: { "01062345678": "answer" } });

/** Places it; `node` is the node's folder, `stack` that of any stack of which its generations were compiled. */
export async function placeTrunkCall(node: string, stack: string): Promise<TrunkCall> {
  const socket = await openSipSocket(TRUNK, { address: EDGE, port: SIP_PORT });
  const contact = `raw@${TRUNK}:${socket.port}`;
  const caller = handPhone(socket, contact);
  const from = { address: TRUNK, port: socket.port };
  const invite = sipRequest("INVITE", from, { uri: `sip:${NUMBER}@${EDGE}:${SIP_PORT}` });
  const callId = parseSip(invite)?.headers["call-id"]?.[0] ?? "";
  const events = () => callInSpool(join(node, "spool"), callId);
  let answer: SipText | undefined;
  caller.send(invite);
  return {
    answered: async (withinMs = 10_000) => {
      answer = await caller.takes(/^SIP\/2\.0 [2-6]/, withinMs);
      const isRefusal = !answer.start.startsWith("SIP/2.0 200");
      const refusal = ackOf(invite, answer.headers["to"]?.[0]);
      caller.send(isRefusal ? refusal : withinDialog("ACK", 1, answer, contact));
    },
    hangUp: async () => {
      if (!answer) throw new Error("it was not answered");
      caller.send(withinDialog("BYE", 2, answer, contact));
      await caller.takes(/^SIP\/2\.0 200/);
    },
    expectCall: async (stated, others = {}) => {
      await expectCall({ stack, callId, events, parties: { caller, ...others } }, stated);
      caller.close();
    },
  };
}
