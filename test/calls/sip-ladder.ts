import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip } from "#local/phones/sip-text.ts";

/** What one party to calls sent and got. */
export interface SipLadder {
  sent(message: string | SipText): void;
  got(message: string | SipText): void;
  /**
   * The party's messages of one call in their order, in one line: `→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE`. Each
   * counts once, however often it was sent. 100 and OPTIONS are left out: they come when they come. So does the answer to
   * CANCEL, which its receiver gives for itself, and whose place is behind the CANCEL (RFC 3261, 9.2).
   */
  of(callId: string): string;
}

export function sipLadder(): SipLadder {
  const calls = new Map<string, { key: string; step: string }[]>();
  const note = (arrow: string, sip: string | SipText) => {
    const message = typeof sip === "string" ? parseSip(sip) : sip;
    if (!message) return;
    const words = inWords(message);
    if (words === undefined) return;
    const callId = message.headers["call-id"]?.[0] ?? "";
    const steps = calls.get(callId) ?? [];
    calls.set(callId, steps);
    const key = `${arrow} ${sameness(message)}`;
    if (steps.some((each) => each.key === key)) return;
    const cancel = / CANCEL$/.test(words) ? steps.findLastIndex(({ step }) => /^.CANCEL$/.test(step)) : -1;
    steps.splice(cancel < 0 ? steps.length : cancel + 1, 0, { key, step: `${arrow}${words}` });
  };
  return {
    sent: (sip) => note("→", sip),
    got: (sip) => note("←", sip),
    of: (callId) => (calls.get(callId) ?? []).map(({ step }) => step).join(", "),
  };
}

/** The method of a request; the code of an answer to INVITE, and with its method that of another. */
function inWords({ start, headers }: SipText): string | undefined {
  const method = headers["cseq"]?.[0]?.split(" ")[1] ?? "";
  const code = /^SIP\/2\.0 (\d+)/.exec(start)?.[1];
  if (method === "OPTIONS" || code === "100") return undefined;
  if (code === undefined) return method;
  return method === "INVITE" ? code : `${code} ${method}`;
}

/** What a message and its repetitions share. The edge repeats its own BYE as a new one, with the same number. */
function sameness({ start, headers }: SipText): string {
  const branch = start.startsWith("BYE ") ? "" : /branch=([^;,]+)/.exec(headers["via"]?.[0] ?? "")?.[1];
  return [start, headers["cseq"]?.[0], headers["to"]?.[0], branch].join(" ");
}
