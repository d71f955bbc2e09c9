import type { RecordSet } from "./dns-records.ts";

/**
 * The domain's records as a part of a zone's master file (RFC 1035, 5), to be taken in by `$INCLUDE`. Whose zone it is, SOA
 * with its serial and NS, is its operator's to say. Names are whole and every record has its TTL, so it means the same
 * within the domain's own zone and within one further up; it depends on nothing but the records.
 */
export function zoneFile(domain: string, records: readonly RecordSet[]): string {
  const lines = records.flatMap(({ name, type, ttl, values }) =>
    values.map((value) => `${name}. ${ttl} IN ${type} ${value}`),
  );
  return `; Records of the SIP domain ${domain.toLowerCase()}, for $INCLUDE in the zone that holds it.
; SOA and NS are that zone's own: raise its serial whenever this file changes.
${lines.join("\n")}
`;
}
