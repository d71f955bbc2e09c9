import { createSocket } from "node:dgram";
import { addressPort } from "#edge/address-port.ts";
import { answersOptions } from "#edge/answers-options.ts";
import type { SipPlace } from "./agent-options.ts";
import type { DrainState } from "./drain.ts";
import type { Kamailio } from "./kamailio/kamailio.ts";

/** What decides whether an edge may get calls. */
export interface ReadinessParts {
  kamailio: Kamailio;
  /** Where Kamailio is to listen, and what it is to tell carriers. */
  sip: SipPlace;
  /** Of the node's database. */
  epoch: string;
  draining(): DrainState;
  /** Whether the node's database says so, which is what Kamailio goes by. */
  saysDraining(): boolean;
}

/** How long Kamailio may take to answer OPTIONS, in milliseconds. */
const OPTIONS_LIMIT_MS = 1000;

/** Why an edge must not get calls now, one sentence each; nothing where it may. */
export async function obstacles({
  kamailio,
  sip,
  epoch,
  draining,
  saysDraining,
}: ReadinessParts): Promise<string[]> {
  // Reason enough: Kamailio itself says 503 to OPTIONS meanwhile.
  if (draining() !== "off") return [`the edge is ${draining()}`];
  if (saysDraining()) return ["node.db says that the edge is draining, and this agent does not drain it"];
  const { address, port } = sip;
  const [held, generation, listening, answers] = await Promise.all([
    holdsAddress(address),
    generationProblem(kamailio, epoch),
    listeningProblem(kamailio, sip),
    answersOptions(address, port, OPTIONS_LIMIT_MS),
  ]);
  return [
    ...(held ? [] : [`${address} is no address of this machine`]),
    ...(generation === undefined ? [] : [generation]),
    ...(listening === undefined ? [] : [listening]),
    ...(answers ? [] : [`Kamailio does not answer OPTIONS with 200 at ${addressPort(sip)}`]),
  ];
}

async function generationProblem(kamailio: Kamailio, epoch: string): Promise<string | undefined> {
  try {
    const pulled = await kamailio.pulled();
    if (!pulled) return "Kamailio has no generation yet";
    return pulled.epoch === epoch ? undefined : "Kamailio has the numbers of another database";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is wrong with where Kamailio listens, or with what it tells carriers of that. */
async function listeningProblem(kamailio: Kamailio, sip: SipPlace): Promise<string | undefined> {
  const { address, port, advertised = address } = sip;
  // That it is away, is said already.
  const listeners = await kamailio.listeners().catch(() => undefined);
  if (!listeners) return undefined;
  const here = listeners.filter((each) => each.address === address);
  const listens = (transport: string) =>
    here.some((each) => each.transport === transport && each.port === port);
  const missing = ["udp", "tcp"].find((transport) => !listens(transport));
  if (missing) return `Kamailio does not listen at ${addressPort(sip)} by ${missing}`;
  const wrong = here.find((each) => each.advertised !== advertised);
  return wrong && `Kamailio tells carriers that it is ${wrong.advertised}, but ${advertised} is declared`;
}

/** Whether a datagram could leave from an address: the kernel lets only its own be bound. */
function holdsAddress(address: string): Promise<boolean> {
  const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
  return new Promise((resolve) => {
    socket.once("error", () => resolve(false));
    socket.bind({ address, port: 0, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
