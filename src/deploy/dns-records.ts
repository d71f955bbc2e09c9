import { defaultPort } from "#config/rules/sip-address.ts";
import { canonicalAddress } from "#model/canonical-address.ts";
import { durationSeconds } from "#model/duration.ts";
import type { Platform } from "../config/platform.types.ts";
import { edgeHost, isIpv6 } from "./edge-host.ts";

/** All records of one name and type: what a name server answers as a whole. */
export interface RecordSet {
  /** Whole name in lower case, without the dot at its end. */
  readonly name: string;
  readonly type: "A" | "AAAA" | "SRV" | "NAPTR";
  /** Seconds. */
  readonly ttl: number;
  /** As master files write them (RFC 1035, 5.1), sorted; names in them end with a dot. */
  readonly values: readonly string[];
}

interface Service {
  readonly naptr: string;
  readonly label: string;
  readonly transport: "udp" | "tcp" | "tls";
}

/** Services of RFC 3263, 4.1, the preferred one first. Who cannot speak one of them leaves it out. */
const SECURE: Service = { naptr: "SIPS+D2T", label: "_sips._tcp", transport: "tls" };
const PLAIN: readonly Service[] = [
  { naptr: "SIP+D2U", label: "_sip._udp", transport: "udp" },
  { naptr: "SIP+D2T", label: "_sip._tcp", transport: "tcp" },
];

/**
 * What the SIP domain answers, so that whoever knows the domain alone finds every edge: NAPTR names the transports, SRV the
 * edges of each with equal shares, and each edge has a host name. The domain itself has all addresses, for those who look
 * for neither (RFC 3263, 4.2). In an order in which nothing names what is not there yet.
 */
export function dnsRecords({ edge, cluster }: Pick<Platform, "edge" | "cluster">): RecordSet[] {
  const domain = edge.domain.toLowerCase();
  const ttl = durationSeconds(cluster?.dns?.ttl ?? "300s");
  const addresses = [...new Set(edge.addresses.map(canonicalAddress))].sort();
  const services = edge.tls === undefined ? PLAIN : [SECURE, ...PLAIN];
  const set = (name: string, type: RecordSet["type"], values: readonly string[]): RecordSet[] =>
    values.length === 0 ? [] : [{ name, type, ttl, values }];
  const v4 = addresses.filter((address) => !isIpv6(address));
  const v6 = addresses.filter(isIpv6);
  const hosts = addresses.map((address) => edgeHost(address, domain)).sort();
  return [
    ...v4.flatMap((address) => set(edgeHost(address, domain), "A", [address])),
    ...v6.flatMap((address) => set(edgeHost(address, domain), "AAAA", [address])),
    ...services.flatMap(({ label, transport }) =>
      set(
        `${label}.${domain}`,
        "SRV",
        hosts.map((host) => `10 10 ${defaultPort(transport)} ${host}.`),
      ),
    ),
    ...set(domain, "A", v4),
    ...set(domain, "AAAA", v6),
    ...set(
      domain,
      "NAPTR",
      services.map(({ naptr, label }, i) => `${10 * (i + 1)} 10 "s" "${naptr}" "" ${label}.${domain}.`),
    ),
  ];
}
