/** One message of a SIPp message log. */
export interface SipMessage {
  sent: boolean;
  /** Epoch milliseconds, as SIPp stamped it. */
  at: number;
  /** Request or status line. */
  start: string;
  /** Values by lower-case header name, in order. */
  headers: Record<string, string[]>;
  body: string;
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
  const blank = lines.indexOf("", first);
  const end = blank < 0 ? lines.length : blank;
  const headers: Record<string, string[]> = {};
  for (const line of lines.slice(first + 1, end)) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers[name] ??= [];
    headers[name].push(line.slice(colon + 1).trim());
  }
  return {
    sent: direction === "sent",
    at,
    start: lines[first] ?? "",
    headers,
    body: lines.slice(end + 1).join("\n"),
  };
}
