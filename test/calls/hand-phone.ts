import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo, sipText } from "#local/phones/sip-text.ts";
import { sipLadder } from "./sip-ladder.ts";
import type { SipSocket } from "./sip-socket.ts";

/** A telephone whose every message a test sends and takes itself. */
export interface HandPhone {
  /** The next message whose first line fits; others, and repetitions of what it has taken, are passed over. Fails where none comes. */
  takes(start: RegExp, withinMs?: number): Promise<SipText>;
  /** The same, where a repetition of what it has taken is as good. */
  takesAgain(start: RegExp): Promise<SipText>;
  send(text: string): void;
  replies(request: SipText, status: string, more?: [string, string][]): void;
  /** What it has sent and got so far of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

interface Arrived {
  text: string;
  message: SipText;
}

/** A telephone on a socket; `contact` is where it is reached. It takes messages of the `calls`, where given, alone. */
export function handPhone(socket: SipSocket, contact: string, calls?: ReadonlySet<string>): HandPhone {
  const ladder = sipLadder();
  const untaken: Arrived[] = [];
  // A busy machine comes to its answer when the question has been sent again (T1 is 500 ms).
  const taken = new Set<string>();
  const arrived = async (withinMs: number): Promise<Arrived | undefined> => {
    for (;;) {
      const text = await socket.receive(withinMs);
      if (text === undefined) return undefined;
      ladder.got(text);
      const message = parseSip(text);
      if (message && (!calls || calls.has(message.headers["call-id"]?.[0] ?? ""))) return { text, message };
    }
  };
  const send = (text: string) => {
    ladder.sent(text);
    socket.send(text);
  };
  const takes = async (start: RegExp, withinMs: number, again: boolean): Promise<SipText> => {
    const seen: string[] = [];
    for (;;) {
      const next = untaken.shift() ?? (await arrived(withinMs));
      if (!next) throw new Error(`no ${start.source}, only ${seen.join(" | ") || "nothing"}`);
      const { text, message } = next;
      if (start.test(message.start) && (again || !taken.has(text))) {
        taken.add(text);
        return message;
      }
      seen.push(message.start);
    }
  };
  return {
    takes: (start, withinMs = 10_000) => takes(start, withinMs, false),
    takesAgain: (start) => takes(start, 10_000, true),
    send,
    replies: (request, status, more = []) => {
      const tag = `hand-${branchOf(request).slice(-12)}`;
      send(replyTo(request, status, tag, [["Contact", `<sip:${contact}>`], ...more]));
    },
    sip: async (callId) => {
      for (let message = await arrived(0); message; message = await arrived(0)) untaken.push(message);
      return ladder.of(callId);
    },
    close: () => socket.close(),
  };
}

let serial = 0;

/**
 * A request within a dialog. As the caller's with the INVITE and its answer; as the target's (`byTarget`) with the
 * INVITE that it took and the answer that it gave.
 */
export function withinDialog(
  method: string,
  cseq: number,
  answer: SipText,
  contact: string,
  more: { byTarget?: SipText; transport?: "UDP" | "TCP"; headers?: [string, string][] } = {},
): string {
  serial += 1;
  const one = (message: SipText, name: string) => message.headers[name]?.[0] ?? "";
  const { byTarget, transport = "UDP", headers = [] } = more;
  const routes = (answer.headers["record-route"] ?? []).flatMap((value) => value.split(/,\s*(?=<)/));
  const [from, to] = byTarget ? (["to", "from"] as const) : (["from", "to"] as const);
  const peer = /<([^>]+)>/.exec(one(byTarget ?? answer, "contact"))?.[1] ?? "";
  const at = contact.slice(contact.indexOf("@") + 1).split(";")[0];
  return sipText(`${method} ${peer} SIP/2.0`, [
    ["Via", `SIP/2.0/${transport} ${at};branch=z9hG4bKwithin${serial}`],
    ["Max-Forwards", "70"],
    ...(byTarget ? routes : routes.toReversed()).map((route): [string, string] => ["Route", route]),
    ["From", one(answer, from)],
    ["To", one(answer, to)],
    ["Call-ID", one(answer, "call-id")],
    ["CSeq", `${cseq} ${method}`],
    ["Contact", `<sip:${contact}>`],
    ...headers,
  ]);
}

function branchOf(message: SipText): string {
  return /branch=([^;,]+)/.exec(message.headers["via"]?.[0] ?? "")?.[1] ?? "";
}
