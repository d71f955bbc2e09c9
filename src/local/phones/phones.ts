import type { RemoteInfo } from "node:dgram";
import { createSocket } from "node:dgram";
import type { PhoneBehaviour } from "./phone-call.ts";
import { PhoneCall } from "./phone-call.ts";
import type { SipMessage } from "./sip-messages.ts";
import type { SipText } from "./sip-text.ts";
import { parseSip, replyTo } from "./sip-text.ts";

/**
 * Phones that answer for one carrier (or one SIP exchange). Not SIPp: that tells calls apart by Call-ID alone,
 * and the attempts of one call, serial or simultaneous, share theirs.
 */
export interface Phones {
  /** Every message that the phones have received and sent so far. */
  messages(): SipMessage[];
  stop(): Promise<void>;
}

/**
 * Answers for all `phones` at `address:port` over UDP.
 *
 * `phones` says what each called number does, written as it stands in the request URI's user part
 * (`01062345678`, `+862155550000`); other numbers get 404. Rejects where the port is taken.
 */
export async function startPhones(options: {
  address: string;
  port: number;
  phones: Record<string, PhoneBehaviour>;
}): Promise<Phones> {
  const { address, port, phones } = options;
  const socket = createSocket("udp4");
  const log: SipMessage[] = [];
  const calls = new Map<string, PhoneCall>();
  const receive = (text: string, from: RemoteInfo) => {
    const message = parseSip(text);
    if (!message) return;
    log.push({ ...message, sent: false, at: Date.now() });
    const send = (reply: string) => {
      const parsed = parseSip(reply);
      if (parsed) log.push({ ...parsed, sent: true, at: Date.now() });
      socket.send(reply, from.port, from.address);
    };
    const method = message.start.split(" ")[0];
    if (method === "INVITE") ring(message, send);
    else if (method === "CANCEL") calls.get(branchOf(message))?.cancel(message);
    else if (method === "BYE") {
      const call = calls.get(tagOf(message));
      if (call) call.bye(message);
      else send(replyTo(message, "481 Call/Transaction Does Not Exist", "none"));
    } else if (method === "OPTIONS") send(replyTo(message, "200 OK", "options"));
  };
  const ring = (invite: SipText, send: (text: string) => void) => {
    const branch = branchOf(invite);
    if (calls.has(branch)) return;
    const tag = `p${calls.size}-${port}`;
    const call = new PhoneCall(invite, tag, `${address}:${port}`, send);
    calls.set(branch, call);
    calls.set(tag, call);
    call.start(phones[/sips?:([^@;>]+)@/.exec(invite.start)?.[1] ?? ""] ?? "missing");
  };
  socket.on("message", (data, from) => receive(data.toString(), from));
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, address, resolve);
  });
  return {
    messages: () => [...log],
    stop: () => {
      for (const call of calls.values()) call.stop();
      return new Promise((resolve) => socket.close(() => resolve()));
    },
  };
}

function branchOf(message: SipText): string {
  return /branch=([^;,]+)/.exec(message.headers["via"]?.[0] ?? "")?.[1] ?? "";
}

function tagOf(message: SipText): string {
  return /;tag=([^;]+)/.exec(message.headers["to"]?.[0] ?? "")?.[1] ?? "";
}
