import { isUtf8 } from "node:buffer";
import { MAX_BYTES } from "./limits.ts";
import type { Problem } from "./problem.ts";

/** A file's text without byte-order mark, and what is wrong with its bytes. */
export interface Decoded {
  readonly text: string;
  readonly problems: readonly Problem[];
}

// C0 but tab and line breaks, C1, lone surrogates and non-characters are no YAML; the bidirectional controls and a
// byte-order mark inside the text let a reviewer see something else than what is read.
const refused =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;

/** Turns bytes into text: UTF-8 alone, and no character that hides or breaks what follows. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return { text: "", problems: [tooLarge(bytes.length)] };
  if (!isUtf8(bytes)) return notUtf8(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = buffer.toString("utf8");
  const text = whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
  const at = text.search(refused);
  if (at < 0) return { text, problems: [] };
  const character = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`;
  return { text, problems: [{ code: "control-character", params: { character }, start: at, end: at + 1 }] };
}

/** The problem of a file with more than {@link MAX_BYTES} bytes. */
export function tooLarge(bytes: number): Problem {
  return { code: "file-too-large", params: { bytes, limit: MAX_BYTES }, start: 0, end: 0 };
}

function notUtf8(bytes: Uint8Array): Decoded {
  const offset = firstBadByte(bytes);
  const before = Buffer.from(bytes.buffer, bytes.byteOffset, offset).toString("utf8");
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  const params = { byte, offset };
  return { text, problems: [{ code: "bad-encoding", params, start: before.length, end: before.length + 1 }] };
}

/** Offset of the first byte that belongs to no UTF-8 sequence (RFC 3629, section 4). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
