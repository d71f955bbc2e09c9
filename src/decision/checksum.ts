const MODULUS = 65521;

/**
 * Adler-32 (RFC 1950) of a byte string, without bit operators. In Lua a string is bytes; in TypeScript each UTF-16
 * unit counts as one byte, so text beyond Latin-1 must be turned into a string of its UTF-8 bytes first
 * (`Buffer.from(text).toString("latin1")`).
 */
export function adler32(bytes: string): number {
  let low = 1;
  let high = 0;
  for (let index = 0; index < bytes.length; index++) {
    low = (low + bytes.charCodeAt(index)) % MODULUS;
    high = (high + low) % MODULUS;
  }
  return high * 65536 + low;
}
