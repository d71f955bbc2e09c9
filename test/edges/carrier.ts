import { createSocket } from "node:dgram";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo, sipText } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";

/** Where a carrier sends a call, or who it was sent by. */
export interface Place {
  address: string;
  port: number;
}

/** A call that a carrier has placed. */
export interface CarrierCall {
  id: string;
  /** Final answer to the INVITE; undefined where none came in time. */
  answer: Promise<SipText | undefined>;
  /** The first provisional answer that the call's target has a part in. */
  ringing: Promise<void>;
  cancel(): void;
  /** Hangs up by the route that the answer gives, or over another edge; the code of what comes back. */
  hangUp(over?: Place): Promise<number | undefined>;
}

/** A carrier's SBC at one address: many calls at once, each with the retransmissions that SIP demands. */
export interface Carrier {
  place: Place;
  call(edge: Place, number: string, more?: { caller?: string; headers?: [string, string][] }): CarrierCall;
  /** A request of the test's own; what comes back, if anything does in time (milliseconds). */
  ask(to: Place, request: string, withinMs?: number): Promise<SipText | undefined>;
  /** What it has sent and got of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

const T1_MS = 500;
let serial = 0;

/** Opens a carrier's SBC at an address, on any port. */
export async function openCarrier(address: string): Promise<Carrier> {
  const socket = createSocket("udp4");
  const waiting = new Map<string, (message: SipText) => void>();
  const ladder = sipLadder();
  const send = (to: Place, text: string) => {
    ladder.sent(text);
    socket.send(text, to.port, to.address);
  };
  socket.on("message", (data, from) => {
    ladder.got(data.toString());
    const message = parseSip(data.toString());
    if (!message) return;
    if (message.start.startsWith("SIP/2.0")) waiting.get(transactionOf(message))?.(message);
    else send(from, replyTo(message, "200 OK", "carrier"));
  });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  const here: Place = { address, port: socket.address().port };

  /** Sends a request until something comes back, and its final answer if one comes. */
  const transact = (
    to: Place,
    text: string,
    {
      withinMs = 8000,
      provisional = () => {},
    }: { withinMs?: number; provisional?: (message: SipText) => void } = {},
  ) =>
    new Promise<SipText | undefined>((resolve) => {
      const request = parseSip(text);
      const key = request ? transactionOf(request) : "";
      let wait = T1_MS;
      const again = () => {
        send(to, text);
        wait = Math.min(wait * 2, 4000);
        repeat = setTimeout(again, wait / 2);
      };
      let repeat: NodeJS.Timeout | undefined;
      const done = (answer?: SipText) => {
        clearTimeout(repeat);
        clearTimeout(end);
        if (!answer || !/ INVITE$/.test(key)) waiting.delete(key);
        resolve(answer);
      };
      const end = setTimeout(done, withinMs);
      waiting.set(key, (message) => {
        clearTimeout(repeat);
        if (codeOf(message) < 200) return provisional(message);
        done(message);
        if (/ INVITE$/.test(key)) acknowledge(to, text, message);
      });
      again();
    });

  /** ACK of each INVITE that was accepted: an answer that comes again has the same one again (RFC 3261, 13.2.2.4). */
  const acks = new Map<string, string>();
  const acknowledge = (to: Place, invite: string, answer: SipText) => {
    if (codeOf(answer) >= 300) return send(to, nonAccepted("ACK", invite, answer));
    const ack = acks.get(invite) ?? inDialog("ACK", 1, answer, here);
    acks.set(invite, ack);
    send(nextHop(ack, to), ack);
  };

  const call: Carrier["call"] = (edge, number, { caller = "075522223333", headers = [] } = {}) => {
    const text = invite(edge, here, number, caller, headers);
    const id = parseSip(text)?.headers["call-id"]?.[0] ?? "";
    let rings: () => void = () => {};
    const ringing = new Promise<void>((resolve) => {
      rings = resolve;
    });
    const provisional = (message: SipText) => codeOf(message) > 100 && rings();
    const answer = transact(edge, text, { withinMs: 30_000, provisional });
    return {
      ...{ id, answer, ringing },
      cancel: () => void transact(edge, nonAccepted("CANCEL", text)),
      hangUp: async (over) => {
        const accepted = await answer;
        if (!accepted || codeOf(accepted) !== 200) return undefined;
        const bye = inDialog("BYE", 2, accepted, here);
        const reply = await transact(over ?? nextHop(bye, edge), bye);
        return reply && codeOf(reply);
      },
    };
  };
  const ask: Carrier["ask"] = (to, request, withinMs = 10_000) => transact(to, request, { withinMs });
  const sip = async (callId: string) => ladder.of(callId);
  return { place: here, call, ask, sip, close: () => socket.close() };
}

/** Status code of a reply. */
export function codeOf(message: SipText): number {
  return Number(message.start.split(" ")[1]);
}

function transactionOf(message: SipText): string {
  const branch = /branch=([^;,]+)/.exec(message.headers["via"]?.[0] ?? "")?.[1] ?? "";
  return `${branch} ${message.headers["cseq"]?.[0]?.split(" ")[1] ?? ""}`;
}

/** An INVITE as a carrier sends it. */
export function invite(
  edge: Place,
  from: Place,
  number: string,
  caller: string,
  headers: [string, string][],
): string {
  serial += 1;
  const id = `${serial}-${from.port}`;
  return sipText(`INVITE sip:${number}@${edge.address}:${edge.port} SIP/2.0`, [
    ["Via", `SIP/2.0/UDP ${from.address}:${from.port};branch=z9hG4bKc${id}`],
    ["Max-Forwards", "70"],
    ["From", `<sip:${caller}@carrier.example>;tag=c${id}`],
    ["To", `<sip:${number}@sip.edges.example>`],
    ["Call-ID", `c${id}@${from.address}`],
    ["CSeq", "1 INVITE"],
    ["Contact", `<sip:carrier@${from.address}:${from.port}>`],
    ...headers,
  ]);
}

/** CANCEL of an INVITE, or ACK of the answer that refuses it: of the INVITE's own transaction. */
function nonAccepted(method: "CANCEL" | "ACK", text: string, answer?: SipText): string {
  const request = parseSip(text);
  const one = (name: string) => request?.headers[name]?.[0] ?? "";
  return sipText(`${method} ${request?.start.split(" ")[1]} SIP/2.0`, [
    ["Via", one("via")],
    ["Max-Forwards", "70"],
    ["From", one("from")],
    ["To", answer?.headers["to"]?.[0] ?? one("to")],
    ["Call-ID", one("call-id")],
    ["CSeq", `1 ${method}`],
  ]);
}

function inDialog(method: string, cseq: number, answer: SipText, here: Place): string {
  serial += 1;
  const routes = (answer.headers["record-route"] ?? [])
    .flatMap((value) => value.split(/,\s*(?=<)/))
    .toReversed();
  const one = (name: string) => answer.headers[name]?.[0] ?? "";
  const target = /<([^>]+)>/.exec(one("contact"))?.[1] ?? "";
  return sipText(`${method} ${target} SIP/2.0`, [
    ["Via", `SIP/2.0/UDP ${here.address}:${here.port};branch=z9hG4bKd${serial}-${here.port}`],
    ["Max-Forwards", "70"],
    ...routes.map((route): [string, string] => ["Route", route]),
    ["From", one("from")],
    ["To", one("to")],
    ["Call-ID", one("call-id")],
    ["CSeq", `${cseq} ${method}`],
  ]);
}

/** The first Route of a request, else its URI. */
function nextHop(request: string, otherwise: Place): Place {
  const { start = "", headers = {} } = parseSip(request) ?? {};
  const uri = headers["route"]?.[0] ?? start;
  const [, address, port] = /sip:(?:[^@>]*@)?([^:;>]+)(?::(\d+))?/.exec(uri) ?? [];
  return address === undefined ? otherwise : { address, port: Number(port ?? 5060) };
}
