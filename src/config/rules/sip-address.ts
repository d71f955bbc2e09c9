import { isPhone, type Phone, type PhoneProblem, parsePhone } from "#model/phone.ts";
import { splitHost } from "./host.ts";

/** A SIP address taken apart, as the schema lets it through. */
export interface SipAddress {
  readonly scheme: "sip" | "sips";
  readonly user: string;
  /** `host:port` as written. */
  readonly hostPort: string;
  /** In lower case; brackets of an IPv6 address are left out. */
  readonly host: string;
  /** As written, else SIP's own: 5061 over TLS, 5060 otherwise (RFC 3261, 19.1.2). */
  readonly port: number;
  readonly transport: string | undefined;
}

export function sipAddress(text: string): SipAddress {
  const [address = "", transport] = text.split(";transport=");
  const colon = address.indexOf(":");
  const at = address.indexOf("@");
  const scheme = address.slice(0, colon) === "sips" ? "sips" : "sip";
  const hostPort = address.slice(at + 1);
  const { host, port } = splitHost(hostPort);
  return {
    scheme,
    user: address.slice(colon + 1, at),
    hostPort,
    host: host.toLowerCase(),
    port: Number(port ?? defaultPort(scheme === "sips" ? "tls" : transport)),
    transport,
  };
}

export function defaultPort(transport: string | undefined): number {
  return transport === "tls" ? 5061 : 5060;
}

/**
 * The telephone number that a SIP address's user part reads as: escapes and visual separators (RFC 3966) undone, the
 * zero of its area code added where it is missing, as exchanges write it.
 */
export function userPhone({ user }: SipAddress): Phone | PhoneProblem {
  const text = user.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const phone = parsePhone(text.replace(/[.()]/g, ""));
  return isPhone(phone) || phone.suggest === undefined ? phone : parsePhone(phone.suggest);
}
