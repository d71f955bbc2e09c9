import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket } from "../calls/sip-socket.ts";
import type { Carrier as ScriptedCarrier } from "../trunks/carrier.ts";
import type { Registrar } from "./registrar.ts";
import type { RegistrationRun } from "./registration-run.ts";

/** Three edges, the carrier that they register with, and one that knows them by address. */
export interface RegistrationContext {
  run: RegistrationRun;
  registrar: Registrar;
  spare: ScriptedCarrier;
}

/** A caller's telephone at an address, which calls over an edge; `contact` is where it is reached. */
export async function callerAt(address: string, edge: { address: string; port: number }) {
  const socket = await openSipSocket(address, edge);
  const contact = `raw@${address}:${socket.port}`;
  return { ...handPhone(socket, contact), contact, from: { address, port: socket.port } };
}
