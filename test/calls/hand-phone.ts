import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo, sipText } from "#local/phones/sip-text.ts";
import type { SipSocket } from "./sip-socket.ts";

/** A telephone whose every message a test sends and takes itself. */
export interface HandPhone {
  /** The next message whose first line fits; others are passed over. Fails where none comes. */
  takes(start: RegExp, withinMs?: number): Promise<SipText>;
  send(text: string): void;
  replies(request: SipText, status: string, more?: [string, string][]): void;
  close(): void;
}

/** A telephone on a socket; `contact` is where it is reached. */
export function handPhone(socket: SipSocket, contact: string): HandPhone {
  const next = async (start: RegExp, withinMs: number, seen: string[]): Promise<SipText | undefined> => {
    for (;;) {
      const text = await socket.receive(withinMs);
      const message = text === undefined ? undefined : parseSip(text);
      if (message === undefined || start.test(message.start)) return message;
      seen.push(message.start);
    }
  };
  return {
    takes: async (start, withinMs = 10_000) => {
      const seen: string[] = [];
      const message = await next(start, withinMs, seen);
      if (!message) throw new Error(`no ${start.source}, only ${seen.join(" | ") || "nothing"}`);
      return message;
    },
    send: (text) => socket.send(text),
    replies: (request, status, more = []) => {
      const tag = `hand-${branchOf(request).slice(-12)}`;
      socket.send(replyTo(request, status, tag, [["Contact", `<sip:${contact}>`], ...more]));
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
