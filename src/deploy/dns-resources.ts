import { COMPONENTS } from "./components.ts";
import type { RecordSet } from "./dns-records.ts";
import type { PlannedResource } from "./planned-resource.ts";

/**
 * The domain's records in a hosted zone of Route 53, the same in every partition. Those of the domain itself are protected:
 * without them nobody finds the platform. What names others comes after them, and so goes before them.
 */
export function dnsResources(
  records: readonly RecordSet[],
  domain: string,
  zoneId: string,
): PlannedResource[] {
  const apex = domain.toLowerCase();
  const isHost = ({ name, type }: RecordSet) => name !== apex && (type === "A" || type === "AAAA");
  const hosts = records.filter(isHost).map(resourceName);
  const services = records.filter(({ type }) => type === "SRV").map(resourceName);
  return records.map((set) => {
    const before = set.type === "NAPTR" ? services : set.type === "SRV" ? hosts : [];
    return {
      type: "aws:route53/record:Record",
      name: resourceName(set),
      inputs: { zoneId, name: set.name, type: set.type, ttl: set.ttl, records: set.values },
      options: {
        parent: COMPONENTS.dns.name,
        ...(before.length > 0 && { dependsOn: before }),
        ...(set.name === apex && { protect: true }),
      },
    };
  });
}

function resourceName({ name, type }: RecordSet): string {
  return `record-${name}-${type.toLowerCase()}`;
}
