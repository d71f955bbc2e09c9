import { isIP, SocketAddress } from "node:net";

/** An IP address as the system writes it (IPv6 in its shortest form), so that texts compare; undefined where it is none. */
export function ipAddress(text: string): string | undefined {
  const family = isIP(text);
  if (family === 0) return undefined;
  return new SocketAddress({ address: text, family: family === 4 ? "ipv4" : "ipv6" }).address;
}
