import { EDGE, VICTIM } from "./addresses.ts";
import type { Chance } from "./random.ts";

const methods = [
  "INVITE",
  "INVITE",
  "INVITE",
  "ACK",
  "BYE",
  "CANCEL",
  "OPTIONS",
  "UPDATE",
  "PRACK",
  "REFER",
] as const;
const sdp =
  "v=0\r\no=- 1 1 IN IP4 127.0.12.11\r\ns=-\r\nc=IN IP4 127.0.12.11\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 0\r\n";

/** A request, or one time in six a reply, as a carrier could send it; `serial` makes it the only one of its kind. */
export function validMessage(serial: number, from: string, transport: "UDP" | "TCP", chance: Chance): string {
  const method = chance.pick(methods);
  const uri = `sip:400600000${chance.pick([1, 5, 5, 5])}@${EDGE}:5060`;
  const isReply = chance.next() < 1 / 6;
  const within = chance.next() < 0.3 || isReply;
  const start = isReply
    ? `SIP/2.0 ${chance.pick([100, 180, 183, 200, 302, 408, 486, 503])} Mutated`
    : `${method} ${uri} SIP/2.0`;
  const body = method === "INVITE" ? sdp : "";
  return [
    start,
    ...(isReply ? [`Via: SIP/2.0/UDP ${EDGE}:5060;branch=z9hG4bK${serial}.1.0`] : []),
    `Via: SIP/2.0/${transport} ${from};branch=z9hG4bKfuzz${serial};rport`,
    "Max-Forwards: 70",
    `From: "Fuzz" <sip:01088880000@${from}>;tag=fuzz${serial}`,
    `To: <${uri}>${within ? ";tag=within" : ""}`,
    `Call-ID: fuzz${serial}@${from}`,
    `CSeq: 1 ${method}`,
    `Contact: <sip:fuzz@${from}>`,
    ...(within ? [`Route: <sip:${EDGE};lr>`, `Route: <sip:${VICTIM};lr>`] : []),
    `P-Asserted-Identity: <sip:+8613800138000@${from}>`,
    ...(body ? ["Content-Type: application/sdp"] : []),
    `Content-Length: ${body.length}`,
    "",
    body,
  ].join("\r\n");
}
