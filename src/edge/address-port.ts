/** A place on the network. */
export interface Place {
  address: string;
  port: number;
}

/** An address and a port in one text, as URIs and Kamailio want them: an IPv6 address in brackets. */
export function addressPort({ address, port }: Place): string {
  return `${address.includes(":") ? `[${address}]` : address}:${port}`;
}
