/** A SIP message taken apart. */
export interface SipText {
  /** Request or status line. */
  start: string;
  /** Values by lower-case header name, in order. */
  headers: Record<string, string[]>;
  body: string;
}

/** Takes a datagram apart; undefined where it is no SIP message. */
export function parseSip(text: string): SipText | undefined {
  const split = text.indexOf("\r\n\r\n");
  const [start = "", ...lines] = (split < 0 ? text : text.slice(0, split)).split("\r\n");
  if (!/^SIP\/2\.0 | SIP\/2\.0$/.test(start)) return undefined;
  const headers: Record<string, string[]> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers[name] ??= [];
    headers[name].push(line.slice(colon + 1).trim());
  }
  return { start, headers, body: split < 0 ? "" : text.slice(split + 4) };
}

/** Writes a message from its first line and headers, in order. */
export function sipText(start: string, headers: [string, string][], body = ""): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [start, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, "", body].join("\r\n");
}

/** A reply to a request; `tag` goes to a To that has none. */
export function replyTo(
  request: SipText,
  status: string,
  tag: string,
  more: [string, string][] = [],
  body = "",
): string {
  const to = request.headers["to"]?.[0] ?? "";
  const copied = (name: string, header: string): [string, string][] =>
    (request.headers[name] ?? []).map((value) => [header, value]);
  const headers: [string, string][] = [
    ...copied("via", "Via"),
    ...copied("from", "From"),
    ["To", /;tag=/.test(to) ? to : `${to};tag=${tag}`],
    ...copied("call-id", "Call-ID"),
    ...copied("cseq", "CSeq"),
    ...copied("record-route", "Record-Route"),
    ...more,
  ];
  return sipText(`SIP/2.0 ${status}`, headers, body);
}
