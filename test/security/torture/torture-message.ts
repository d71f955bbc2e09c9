import { EDGE, NORTH } from "../addresses.ts";

/** A message of RFC 4475, rewritten for our edge: the same trait, our number, our addresses. */
export interface TortureMessage {
  /** Name of the message in RFC 4475. */
  name: string;
  /** What is special about it. */
  trait: string;
  /** The whole message; `{here}` is the sender's address and port. */
  text: string;
  /** First final answers that are right; `silence` for none at all. */
  expect: (number | "silence")[];
  /** Events of one that is a call, and refused as none that could be routed. */
  refused?: string;
}

/** A number whose only target is busy: 486 says that the call was routed. */
export const CALLED = `sip:4006000005@${EDGE}`;
export const ROUTED = 486;

/** The headers that a message needs, by name, for one to be left out, replaced or given twice. */
export function headers(name: string, method: string): Record<string, string> {
  return {
    Via: `SIP/2.0/UDP {here};branch=z9hG4bK-${name}`,
    "Max-Forwards": "70",
    From: `<sip:01088880000@${NORTH}>;tag=${name}-from`,
    To: `<${CALLED}>`,
    "Call-ID": `${name}.torture@${NORTH}`,
    CSeq: `1 ${method}`,
    Contact: "<sip:caller@{here}>",
  };
}

/** A message from its first line, its headers (empty text leaves one out) and its body. */
export function message(start: string, lines: Record<string, string>, body = ""): string {
  const method = start.split(" ")[0] ?? "";
  const length = Object.keys(lines).some((line) => /^(content-length|l)$/i.test(line))
    ? []
    : [`Content-Length: ${Buffer.byteLength(body)}`];
  const written = Object.entries(lines).flatMap(([name, value]) =>
    value === "" ? [] : value.split("\u0001").map((each) => `${name}: ${each}`),
  );
  return [start || method, ...written, ...length, "", body].join("\r\n");
}
