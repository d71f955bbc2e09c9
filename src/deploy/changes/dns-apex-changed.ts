import type { ChangeRule, DeployedStack } from "./dangerous-change.ts";

/** Carriers and exchanges find the platform by its domain, and know it by the same. */
export const dnsApexChanged: ChangeRule = {
  id: "dns-apex-changed",
  find: ({ base, next }) => {
    const was = apexOf(base);
    const now = apexOf(next);
    // Who leaves the cluster is told so by the namespace.
    const keys =
      next.platform.cluster === undefined ? (["domain"] as const) : (["domain", "kind", "zone"] as const);
    const changes = keys.filter((key) => was[key] !== undefined && was[key] !== now[key]);
    if (changes.length === 0) return [];
    const how = changes.map((key) => `${NAMES[key]} ${was[key]} becomes ${now[key] ?? "none"}`).join("; ");
    return [
      {
        subject: was.domain,
        was,
        message: `the SIP domain ${was.domain} is no longer served as it was: ${how}`,
      },
    ];
  },
};

interface Apex {
  readonly domain: string;
  readonly kind?: string | undefined;
  readonly zone?: string | undefined;
}

const NAMES = { domain: "edge.domain", kind: "cluster.dns.kind", zone: "dns.zoneId of foundation.yaml" };

function apexOf({ platform: { edge, cluster }, foundation }: DeployedStack): Apex {
  const domain = edge.domain.toLowerCase();
  if (cluster === undefined) return { domain };
  const kind = cluster.dns?.kind ?? "zone-file";
  return kind === "route53" ? { domain, kind, zone: foundation?.dns?.zoneId } : { domain, kind };
}
