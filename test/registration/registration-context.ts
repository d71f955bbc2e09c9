import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket } from "../calls/sip-socket.ts";
import type { Carrier as ScriptedCarrier } from "../trunks/carrier.ts";
import { until } from "../until.ts";
import type { Registrar } from "./registrar.ts";
import type { RegistrationRun } from "./registration-run.ts";

/** Three edges, the carrier that they register with, and one that knows them by address. */
export interface RegistrationContext {
  run: RegistrationRun;
  registrar: Registrar;
  spare: ScriptedCarrier;
}

/** What comes of a call over the registration trunk, whose carrier challenges every request; the caller hangs up. */
export const overIms = {
  sip: {
    caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
    registrar: "←INVITE, →407, ←ACK, ←INVITE, →180, →200, ←ACK, ←BYE, →407 BYE, ←BYE, →200 BYE",
    spare: "",
  },
  ladder: ["desk/ims answered"],
  events:
    "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
};

/** What comes of one that is not heard of there, and goes over the next trunk. */
export const overSpare = {
  sip: { ...overIms.sip, registrar: "", spare: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE" },
  ladder: ["desk/ims no-reply", "desk/spare answered"],
  events:
    "invite, decision ring, attempt a1, attempt-ended a1 no-reply, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
};

/** Waits until whoever has answered a call has the ACK: a BYE that is sent with it can overtake it. */
export const acknowledged = ({ registrar, spare }: RegistrationContext, callId: string) =>
  until(async () => /→200, ←ACK/.test((await registrar.sip(callId)) + (await spare.sip(callId))));

/** A caller's telephone at an address, which calls over an edge; `contact` is where it is reached. */
export async function callerAt(address: string, edge: { address: string; port: number }) {
  const socket = await openSipSocket(address, edge);
  const contact = `raw@${address}:${socket.port}`;
  return { ...handPhone(socket, contact), contact, from: { address, port: socket.port } };
}
