import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { sipLadder } from "../calls/sip-ladder.ts";

export interface LoadOptions {
  edge: { address: string; port: number };
  /** Address that calls come from, and the number each calls. */
  from: string;
  called(call: number): string;
  perSecond: number;
  /** How long each talks, in milliseconds. */
  talkMs: number;
  /** Told how long the edge took, in milliseconds, to refuse a call by 503, which then is no failure. */
  refused?(afterMs: number): void;
}

/** Calls that are placed one after the other, whatever becomes of those before. */
export interface CallLoad {
  placed(): number;
  /** Answered, and not yet hung up. */
  talking(): number;
  /** Answered, and hung up by us with an answer to it. */
  completed(): number;
  /** What went wrong, a sentence a call. */
  failures(): string[];
  /** The first call, which stands for the others: its Call-ID, and what was sent and got of it. */
  first: { callId: string; sip(callId: string): Promise<string> };
  /** Places no more calls, and waits until those in progress have ended. */
  stop(): Promise<void>;
}

/** T1, after which a sender repeats what was not answered, and which doubles each time (RFC 3261, 17.1); T2 for a BYE. */
const RESEND_MS = 500;
const LONGEST_RESEND_MS = 4000;
const GIVE_UP_MS = 8000;

interface Call {
  id: string;
  invite: string;
  /** What is sent until something comes back. */
  pending: string | undefined;
  state: "calling" | "talking" | "ending";
  since: number;
  again: { at: number; afterMs: number };
}

/** Places calls at a steady rate, acknowledges and hangs up the answered ones; each other outcome is a failure. */
export async function startLoad(options: LoadOptions): Promise<CallLoad> {
  const { edge, from, called, perSecond, talkMs, refused } = options;
  const socket = await boundSocket(from);
  const here = `${from}:${socket.address().port}`;
  const calls = new Map<string, Call>();
  const refusedIds = new Set<string>();
  const failures: string[] = [];
  const began = performance.now();
  let count = 0;
  let talking = 0;
  let completed = 0;
  const repeated = (afterMs: number) => ({ at: performance.now() + afterMs, afterMs });
  const callIdOf = (serial: number) => `load${serial}-${here}`;
  const ladder = sipLadder();
  const send = (text: string) => {
    if (text.includes(callIdOf(1))) ladder.sent(text);
    socket.send(text, edge.port, edge.address);
  };
  const fail = (call: Call, why: string) => {
    const number = /^INVITE sip:([^@]+)/.exec(call.invite)?.[1];
    const second = ((performance.now() - began) / 1000).toFixed(1);
    failures.push(`${number} at ${second} s, ${call.state}: ${why}`);
    if (call.state === "talking") talking -= 1;
    calls.delete(call.id);
  };
  const place = () => {
    count += 1;
    const id = callIdOf(count);
    const uri = `sip:${called(count)}@${edge.address}:${edge.port}`;
    const invite = request("INVITE", { uri, id, here, cseq: 1, to: `<${uri}>`, routes: [] });
    calls.set(id, {
      id,
      invite,
      pending: invite,
      state: "calling",
      since: performance.now(),
      again: repeated(RESEND_MS),
    });
    send(invite);
  };
  const answered = (call: Call, text: string) => {
    const dialog = dialogOf(text);
    const within = (method: string, cseq: number) => request(method, { ...dialog, id: call.id, here, cseq });
    send(within("ACK", 1));
    if (call.state !== "calling") return;
    Object.assign(call, { state: "talking", pending: undefined });
    talking += 1;
    setTimeout(() => {
      if (!calls.has(call.id)) return;
      talking -= 1;
      Object.assign(call, { state: "ending", pending: within("BYE", 2), since: performance.now() });
      call.again = repeated(RESEND_MS);
      send(call.pending ?? "");
    }, talkMs);
  };
  socket.on("message", (data) => {
    const text = data.toString();
    const id = /^call-id: *(\S+)/im.exec(text)?.[1] ?? "";
    const call = calls.get(id);
    if (id === callIdOf(1)) ladder.got(text);
    if (!call && refusedIds.has(id) && !text.startsWith("SIP/2.0 503"))
      failures.push(`${id}: refused, and then ${text.slice(0, 40)}`);
    if (!call) return;
    if (!text.startsWith("SIP/2.0 ")) {
      // The edge asks whether its calls' sides live; nobody else sends anything.
      if (text.startsWith("OPTIONS ")) return send(lives(text));
      return fail(call, text.slice(0, text.indexOf("\r")));
    }
    const code = Number(text.slice(8, 11));
    const ofBye = /^cseq: *2 BYE/im.test(text);
    if (code < 200) {
      if (call.state === "calling") Object.assign(call, { pending: undefined });
    } else if (code >= 300) {
      if (!ofBye) send(request("ACK", { ...dialogOf(text), ...refusedAt(call), id: call.id, here, cseq: 1 }));
      // After a provisional answer it was accepted.
      if (!refused || code !== 503 || call.state !== "calling" || call.pending === undefined)
        return fail(call, text.slice(0, text.indexOf("\r")));
      refused(performance.now() - call.since);
      refusedIds.add(call.id);
      calls.delete(call.id);
    } else if (ofBye) {
      completed += 1;
      calls.delete(call.id);
    } else answered(call, text);
  });
  const clock = setInterval(() => {
    const now = performance.now();
    for (const call of calls.values()) {
      if (call.state === "talking") continue;
      if (now - call.since > GIVE_UP_MS) fail(call, `still ${call.state} after ${GIVE_UP_MS} ms`);
      else if (call.pending !== undefined && now >= call.again.at) {
        send(call.pending);
        call.again = repeated(Math.min(2 * call.again.afterMs, LONGEST_RESEND_MS));
      }
    }
  }, 50);
  const placing = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond;
    while (count < due) place();
  }, 10);
  return {
    placed: () => count,
    talking: () => talking,
    completed: () => completed,
    failures: () => failures,
    first: { callId: callIdOf(1), sip: async (callId) => ladder.of(callId) },
    stop: async () => {
      clearInterval(placing);
      while (calls.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      clearInterval(clock);
      socket.close();
    },
  };
}

/** The answer to a request of the edge within a call. */
function lives(request: string): string {
  const kept = request.split("\r\n").filter((line) => /^(via|from|to|call-id|cseq):/i.test(line));
  return ["SIP/2.0 200 OK", ...kept, "Content-Length: 0", "", ""].join("\r\n");
}

async function boundSocket(address: string): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, address);
  await once(socket, "listening");
  socket.setRecvBufferSize(8 * 1024 * 1024);
  return socket;
}

/** Where an ACK of a refusal goes: where the INVITE went. */
function refusedAt(call: Call): { uri: string; routes: string[] } {
  return { uri: /^INVITE (\S+)/.exec(call.invite)?.[1] ?? "", routes: [] };
}

interface Dialog {
  uri: string;
  to: string;
  routes: string[];
}

function dialogOf(answer: string): Dialog {
  const all = (name: string) =>
    [...answer.matchAll(new RegExp(`^${name}: *(.*?)\\r$`, "gim"))].map((each) => each[1] ?? "");
  return {
    uri: /<([^>]+)>/.exec(all("contact")[0] ?? "")?.[1] ?? "",
    to: all("to")[0] ?? "",
    routes: all("record-route")
      .flatMap((value) => value.split(/, *(?=<)/))
      .toReversed(),
  };
}

function request(method: string, of: Dialog & { id: string; here: string; cseq: number }): string {
  const { uri, to, routes, id, here, cseq } = of;
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP ${here};branch=z9hG4bK${id.replace(/\W/g, "")}${method}`,
    "Max-Forwards: 70",
    ...routes.map((route) => `Route: ${route}`),
    `From: <sip:01088880000@${here}>;tag=${id.replace(/\W/g, "")}`,
    `To: ${to}`,
    `Call-ID: ${id}`,
    `CSeq: ${cseq} ${method}`,
    `Contact: <sip:load@${here}>`,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}
