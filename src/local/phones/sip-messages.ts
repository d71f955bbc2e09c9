import type { SipText } from "./sip-text.ts";
import { parseSip } from "./sip-text.ts";

/** One message of a log. */
export interface SipMessage extends SipText {
  sent: boolean;
  /** Epoch milliseconds. */
  at: number;
}

const separator = /^-{20,} ?(.*)$/;
const caption = /^(?:UDP|TCP|TLS) message (sent|received)/;

/** Reads a SIPp message log; what is not a message is passed over, also a torn end. */
export function sipMessages(log: string): SipMessage[] {
  const messages: SipMessage[] = [];
  let at = 0;
  let block: string[] = [];
  const close = () => {
    const message = messageOf(block, at);
    if (message) messages.push(message);
    block = [];
  };
  for (const line of log.split(/\r?\n/)) {
    const mark = separator.exec(line);
    if (mark) {
      close();
      at = Date.parse((mark[1] ?? "").trim().replace(/\s+/, "T")) || 0;
    } else block.push(line);
  }
  close();
  return messages;
}

function messageOf(lines: string[], at: number): SipMessage | undefined {
  const direction = caption.exec(lines[0] ?? "")?.[1];
  const first = lines.findIndex((line, index) => index > 0 && line !== "");
  if (!direction || first < 0) return undefined;
  const message = parseSip(lines.slice(first).join("\r\n"));
  return message && { ...message, sent: direction === "sent", at };
}
