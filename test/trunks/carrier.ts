import { createSocket } from "node:dgram";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";

/** What a carrier says to an INVITE: status lines with headers, each so many milliseconds after it. */
export type Script = readonly { afterMs: number; says: string; headers?: [string, string][] }[];

/** A request as it arrived. */
interface Arrived extends SipText {
  method: string;
  /** Milliseconds, `performance.now()`. */
  at: number;
}

/** An INVITE that it has got. */
interface Open {
  invite: SipText;
  timers: NodeJS.Timeout[];
  /** Whether it has been answered for good, and whether because of a CANCEL. */
  final: boolean;
  cancelled: boolean;
}

/** The carrier's side of a trunk, over UDP. */
export interface Carrier {
  /** Every request, repetitions too. */
  requests: Arrived[];
  /** What it says from now on. */
  script: Script;
  /** Code of its answer to OPTIONS; undefined says nothing. */
  options: string | undefined;
  /** Resolves once so many different requests of a method have come. Fails after fifteen seconds. */
  takes(method: string, count?: number): Promise<Arrived[]>;
  /** What it has got and sent of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  stop(): Promise<void>;
}

/** Not at once: of two workers of a busy edge the one with the 200 may come before the one with the 180. */
export const answers: Script = [
  { afterMs: 0, says: "180 Ringing" },
  { afterMs: 200, says: "200 OK" },
];

/** A carrier that speaks by a script, takes CANCEL and BYE, and writes down what it hears. */
export async function startCarrier(address: string, port: number, script: Script): Promise<Carrier> {
  const socket = createSocket("udp4");
  const open = new Map<string, Open>();
  const ladder = sipLadder();
  const carrier: Carrier = {
    ...{ requests: [], script, options: "200 OK" },
    takes: async (method, count = 1) => {
      const end = performance.now() + 15_000;
      for (;;) {
        const all = carrier.requests.filter((each) => each.method === method);
        const seen = new Map(all.map((each) => [transactionOf(each), each]));
        if (seen.size >= count) return [...seen.values()];
        if (performance.now() > end) throw new Error(`${seen.size} of ${count} ${method} at ${address}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    sip: async (callId) => ladder.of(callId),
    stop: () => {
      for (const { timers } of open.values()) for (const timer of timers) clearTimeout(timer);
      return new Promise((resolve) => socket.close(() => resolve()));
    },
  };
  const contact: [string, string] = ["Contact", `<sip:carrier@${address}:${port}>`];
  socket.on("message", (data, from) => {
    const request = parseSip(data.toString());
    const method = request?.start.split(" ")[0] ?? "";
    if (!request || method === "SIP/2.0") return;
    ladder.got(data.toString());
    carrier.requests.push({ ...request, method, at: performance.now() });
    const branch = transactionOf(request);
    const say = (to: SipText, status: string, headers: [string, string][] = []) => {
      const text = replyTo(to, status, `c${branch.slice(-10)}`, [contact, ...headers]);
      ladder.sent(text);
      socket.send(text, from.port, from.address);
    };
    if (method === "OPTIONS" && carrier.options !== undefined) say(request, carrier.options);
    if (method === "BYE") say(request, "200 OK");
    const known = open.get(branch);
    if (method === "CANCEL") {
      // One that comes again is answered as before.
      const inTime = known !== undefined && (!known.final || known.cancelled);
      say(request, inTime ? "200 OK" : "481 Call/Transaction Does Not Exist");
      if (!known || known.final) return;
      for (const timer of known.timers) clearTimeout(timer);
      Object.assign(known, { final: true, cancelled: true });
      say(known.invite, "487 Request Terminated");
    }
    if (method !== "INVITE" || known) return;
    const call: Open = { invite: request, timers: [], final: false, cancelled: false };
    open.set(branch, call);
    for (const { afterMs, says, headers } of carrier.script) {
      const speak = () => {
        call.final ||= !says.startsWith("1");
        say(request, says, headers);
      };
      if (afterMs === 0) speak();
      else call.timers.push(setTimeout(speak, afterMs));
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, address, resolve);
  });
  return carrier;
}

function transactionOf(message: SipText): string {
  return /branch=([^;,]+)/.exec(message.headers["via"]?.[0] ?? "")?.[1] ?? "";
}
