import { createSocket } from "node:dgram";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, sipText } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";

/** What came of a call, in milliseconds since its INVITE. */
interface Called {
  callId: string;
  /** Of the first answer above 100. */
  firstMs?: number;
  code?: number;
  /** All answers in order. */
  answers: SipText[];
}

/** Callers behind one carrier's address: each call has its own Call-ID on one socket. */
export interface Callers {
  /** Calls, waits for the final answer, and where it is 200 hangs up after `talkMs`. */
  call(number: string, more?: { talkMs?: number; withinMs?: number }): Promise<Called>;
  /** What was sent and got of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

/** Opens callers at an address (any port) towards an edge. */
export async function openCallers(
  address: string,
  edge: { address: string; port: number },
): Promise<Callers> {
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  const here = `${address}:${socket.address().port}`;
  const waiting = new Map<string, (reply: SipText) => void>();
  let serial = 0;
  const ladder = sipLadder();
  socket.on("message", (data) => {
    ladder.got(data.toString());
    const message = parseSip(data.toString());
    if (message?.start.startsWith("SIP/2.0")) waiting.get(message.headers["call-id"]?.[0] ?? "")?.(message);
  });
  const send = (text: string) => {
    ladder.sent(text);
    socket.send(text, edge.port, edge.address);
  };
  return {
    // A BYE that is sent with the ACK can overtake it, and then nobody wants the ACK.
    call: (number, { talkMs = 100, withinMs = 15_000 } = {}) => {
      serial += 1;
      const callId = `t${serial}-${process.pid}@${here}`;
      const from = serial;
      const uri = `sip:${number}@${edge.address}:${edge.port}`;
      const request = (
        method: string,
        to: string,
        cseq: number,
        target: string,
        routes: string[],
        id: string,
      ) =>
        sipText(`${method} ${target} SIP/2.0`, [
          ["Via", `SIP/2.0/UDP ${here};branch=z9hG4bK${id}-${callId}`],
          ["Max-Forwards", "70"],
          ...routes.map((route): [string, string] => ["Route", route]),
          ["From", `<sip:01088880000@${address}>;tag=f${from}`],
          ["To", to],
          ["Call-ID", callId],
          ["CSeq", `${cseq} ${method}`],
          ["Contact", `<sip:caller@${here}>`],
        ]);
      const started = performance.now();
      send(request("INVITE", `<${uri}>`, 1, uri, [], `i${from}`));
      return new Promise<Called>((resolve) => {
        const called: Called = { callId, answers: [] };
        const timer = setTimeout(() => resolve(called), withinMs);
        waiting.set(callId, (reply) => {
          const code = Number(reply.start.split(" ")[1]);
          const to = reply.headers["to"]?.[0] ?? "";
          const invite = reply.headers["cseq"]?.[0] === "1 INVITE";
          if (!invite || (called.code !== undefined && code < 200)) return;
          called.answers.push(reply);
          if (code > 100) called.firstMs ??= performance.now() - started;
          if (code < 200) return;
          const routes = (reply.headers["record-route"] ?? []).flatMap((value) => value.split(/,\s*(?=<)/));
          routes.reverse();
          const target = /<([^>]+)>/.exec(reply.headers["contact"]?.[0] ?? "")?.[1] ?? uri;
          if (code >= 300) send(request("ACK", to, 1, uri, [], `i${from}`));
          else send(request("ACK", to, 1, target, routes, `a${from}`));
          if (called.code !== undefined) return;
          called.code = code;
          clearTimeout(timer);
          if (code >= 300) return resolve(called);
          setTimeout(() => {
            send(request("BYE", to, 2, target, routes, `b${from}`));
            resolve(called);
          }, talkMs);
        });
      });
    },
    sip: async (callId) => ladder.of(callId),
    close: () => socket.close(),
  };
}
