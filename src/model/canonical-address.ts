import { isIP } from "node:net";

/** An address as all write it alike: IPv6 in lower case and as short as can be (RFC 5952). What is none stays as it is. */
export function canonicalAddress(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}
