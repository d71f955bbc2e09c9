import { createSocket } from "node:dgram";
import { parseSip, type SipText, sipText } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";

/** A call as its caller has seen it. */
export interface SeenCall {
  sipCallId: string;
  /** All codes that came back to the INVITE, in order. */
  codes: number[];
  headers: Record<string, string[]>;
  /** Resolves with the final code; undefined where none came in time. */
  answered: Promise<number | undefined>;
  /** Hangs up an answered call; resolves with the code of the answer to BYE, undefined where none came in time. */
  hangUp(): Promise<number | undefined>;
}

/** A carrier's side on one socket, for many calls at once. */
export interface Caller {
  call(number: string, options?: { headers?: string[]; caller?: string }): SeenCall;
  /** What was sent and got of a call, as `SipLadder` writes it. */
  sip(sipCallId: string): Promise<string>;
  close(): void;
}

const REPLY_MS = 15_000;

/** Opens a caller at an address that an edge knows as a trunk's. */
export async function openCaller(
  address: string,
  edge: { address: string; port: number },
  name = `${process.pid}`,
): Promise<Caller> {
  const socket = createSocket({ type: "udp4", recvBufferSize: 4 << 20 });
  const waiting = new Map<string, (message: SipText) => void>();
  const ladder = sipLadder();
  socket.on("message", (data) => {
    ladder.got(data.toString());
    const message = parseSip(data.toString());
    const cseq = message?.headers["cseq"]?.[0] ?? "";
    if (message?.start.startsWith("SIP/2.0 "))
      waiting.get(`${message.headers["call-id"]?.[0]} ${cseq}`)?.(message);
    else if (message?.start.startsWith("BYE "))
      send(
        sipText(
          "SIP/2.0 200 OK",
          (["via", "from", "to", "call-id", "cseq"] as const).flatMap((header) =>
            (message.headers[header] ?? []).map((value): [string, string] => [header, value]),
          ),
        ),
      );
  });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  const here = `${address}:${socket.address().port}`;
  const send = (text: string) => {
    ladder.sent(text);
    socket.send(text, edge.port, edge.address);
  };
  let serial = 0;
  return {
    sip: async (sipCallId) => ladder.of(sipCallId),
    close: () => socket.close(),
    call: (number, { headers = [], caller = "075522223333" } = {}) => {
      serial += 1;
      const own = `${name}${serial}`;
      const id = `${name}-${serial}@${address}`;
      const to = `sip:${number}@${edge.address}:${edge.port}`;
      const request = (method: string, cseq: string, uri: string, toHeader: string, more: string[] = []) =>
        [
          `${method} ${uri} SIP/2.0`,
          `Via: SIP/2.0/UDP ${here};branch=z9hG4bK${own}x${cseq}${method}`,
          ...["Max-Forwards: 70", `From: <sip:${caller}@${address}>;tag=${own}`, `To: ${toHeader}`],
          ...[`Call-ID: ${id}`, `CSeq: ${cseq} ${method}`, `Contact: <sip:c@${here}>`, ...more],
          ...["Content-Length: 0", "", ""],
        ].join("\r\n");
      const seen: SeenCall = { sipCallId: id, codes: [], headers: {}, ...pending() };
      let answer: SipText | undefined;
      seen.answered = new Promise((resolve) => {
        const late = setTimeout(() => resolve(undefined), REPLY_MS);
        waiting.set(`${id} 1 INVITE`, (message) => {
          const code = Number(message.start.split(" ")[1]);
          seen.codes.push(code);
          if (code < 200) return;
          answer = message;
          seen.headers = message.headers;
          const peer = code < 300 ? contactOf(message) : to;
          const routes = code < 300 ? routesOf(message) : [];
          send(request("ACK", "1", peer, message.headers["to"]?.[0] ?? "", routes));
          clearTimeout(late);
          resolve(code);
        });
      });
      seen.hangUp = () =>
        new Promise((resolve) => {
          if (!answer) return resolve(undefined);
          const bye = request(
            "BYE",
            "2",
            contactOf(answer),
            answer.headers["to"]?.[0] ?? "",
            routesOf(answer),
          );
          const again = setInterval(() => send(bye), 500);
          const late = setTimeout(() => done(undefined), REPLY_MS);
          const done = (code: number | undefined) => {
            clearInterval(again);
            clearTimeout(late);
            resolve(code);
          };
          waiting.set(`${id} 2 BYE`, (message) => done(Number(message.start.split(" ")[1])));
          send(bye);
        });
      send(request("INVITE", "1", to, `<${to}>`, headers));
      return seen;
    },
  };
}

function pending(): Pick<SeenCall, "answered" | "hangUp"> {
  return { answered: Promise.resolve(undefined), hangUp: () => Promise.resolve(undefined) };
}

function contactOf(message: SipText): string {
  return /<([^>]+)>/.exec(message.headers["contact"]?.[0] ?? "")?.[1] ?? "sip:unknown";
}

function routesOf(message: SipText): string[] {
  const routes = (message.headers["record-route"] ?? []).flatMap((value) => value.split(/,\s*(?=<)/));
  return routes.toReversed().map((route) => `Route: ${route}`);
}
