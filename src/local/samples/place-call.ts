import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SipMessage } from "../phones/sip-messages.ts";
import { sipMessages } from "../phones/sip-messages.ts";
import { startSipp } from "./sipp.ts";

/** A call to place. */
export interface CallOrder {
  /** Tells the calls of one folder apart. */
  name: string;
  /** Folder for scenario and logs. */
  dir: string;
  /** Source address: the carrier whose call it is. */
  from: string;
  /** Edge, `address:port`. */
  edge: string;
  /** Called number as it stands in request URI and To. */
  called: string;
  /** User part of To where it is another one. */
  to?: string;
  /** Caller as it stands in From's user part; `anonymous` for a withheld number. */
  caller: string;
  /** Further headers, `Name: value`. */
  headers?: string[];
  /** Milliseconds from the answer until the caller hangs up. */
  talkMs?: number;
  /** Milliseconds from the first ringing until the caller gives up; talks otherwise. */
  cancelAfterMs?: number;
  /** Seconds after which the call is given up by force. */
  timeoutS?: number;
  /** Ends SIPp at once. */
  signal?: AbortSignal;
}

/** What the caller saw. */
export interface PlacedCall {
  /** Final SIP code of the INVITE; absent where there was none. */
  code?: number;
  /** Text of the Reason header of the final answer, where there is one. */
  reason?: string;
  /** Provisional codes in order. */
  provisional: number[];
  /** Everything sent and received. */
  messages: SipMessage[];
}

/** Places one call with SIPp and waits for its end. */
export async function placeCall(order: CallOrder): Promise<PlacedCall> {
  const cancels = order.cancelAfterMs !== undefined;
  const name = `call-${order.name}`;
  const headers = ["Subject: call", ...(order.headers ?? [])].join("\r\n");
  const host = order.caller === "anonymous" ? "anonymous.invalid" : order.from;
  const sipp = await startSipp({
    scenario: cancels ? "caller-cancels" : "caller",
    dir: order.dir,
    name,
    ...(order.signal && { signal: order.signal }),
    words: { TALK_MS: String(order.talkMs ?? 300) },
    args: [
      order.edge,
      ...["-i", order.from, "-m", "1", "-d", String(order.cancelAfterMs ?? 0)],
      ...["-cid_str", `%u-%p-${order.name}@%s`],
      ...["-key", "uri", `sip:${order.called}@${order.edge}`, "-key", "to", order.to ?? order.called],
      ...["-key", "from", `<sip:${order.caller}@${host}>`, "-key", "headers", headers],
    ],
  });
  // SIPp's own time-out goes on retransmitting.
  const late = setTimeout(() => sipp.process.kill("SIGKILL"), (order.timeoutS ?? 60) * 1000);
  await sipp.ended.finally(() => clearTimeout(late));
  const messages = sipMessages(await readFile(join(order.dir, `${name}.messages`), "utf8").catch(() => ""));
  const answers = messages.filter(
    (message) => !message.sent && message.headers["cseq"]?.[0]?.endsWith("INVITE"),
  );
  const codes = answers.map((message) => Number(message.start.split(" ")[1]));
  const final = answers.findLast((_, index) => (codes[index] ?? 0) >= 200);
  const reason = final?.headers["reason"]?.[0];
  const code = codes.findLast((each) => each >= 200);
  return {
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    provisional: codes.filter((each) => each < 200),
    messages,
  };
}
