/** An address and a port in one text, as URIs and Kamailio want them: an IPv6 address in brackets. */
export function addressPort({ address, port }: { address: string; port: number }): string {
  return `${address.includes(":") ? `[${address}]` : address}:${port}`;
}
