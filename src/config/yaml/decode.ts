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

/** Offset of the first byte of the first sequence that is not UTF-8, by halving: a valid prefix stays valid. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (validPrefix(bytes, middle)) good = middle;
    else bad = middle;
  }
  while (good > 0 && ((bytes[good] ?? 0) & 0xc0) === 0x80 && !isUtf8(bytes.subarray(0, good))) good--;
  return good;
}

/** Whether the first `length` bytes are UTF-8 but for a sequence cut off at the end. */
function validPrefix(bytes: Uint8Array, length: number): boolean {
  for (let cut = 0; cut < 4 && cut <= length; cut++) {
    if (isUtf8(bytes.subarray(0, length - cut)))
      return cut === 0 || isCutOff(bytes.subarray(length - cut, length));
  }
  return false;
}

/** Whether bytes could be the beginning of a longer sequence: a leading byte, then nothing but continuations. */
function isCutOff([first = 0, ...rest]: Uint8Array): boolean {
  return first >= 0xc2 && rest.every((byte) => (byte & 0xc0) === 0x80);
}
