import { isAddress } from "../../src/config/rules/host.ts";
import type { AllowedFlow } from "../../src/deploy/allow-list.ts";

/** What a security group lets in. */
export interface IngressRule {
  /** Unique, and the same as long as the rule is. */
  readonly name: string;
  readonly description: string;
  readonly protocol: "udp" | "tcp";
  readonly from: string;
  readonly firstPort: number;
  readonly lastPort: number;
}

/**
 * The carriers' allow-list as rules of the edges' security group. All edges have the same group, hence the addresses of
 * ours do not matter, and carriers that share a source share its rule.
 */
export function ingressRules(flows: readonly AllowedFlow[]): IngressRule[] {
  const rules = flows
    .filter(({ direction }) => direction === "from-carrier")
    .map(({ purpose, protocol, from, to }): IngressRule => {
      const [firstPort = 0, lastPort = firstPort] = to.ports.split("-").map(Number);
      const source = networkOf(from.address);
      const name = `${purpose}-${protocol}-${source.replaceAll(/[^0-9a-f]/g, "-")}-${firstPort}`;
      return { name, description: `${purpose} of carriers`, protocol, from: source, firstPort, lastPort };
    });
  return [...new Map(rules.map((rule) => [rule.name, rule])).values()].toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** A registration trunk's host may be a name, whose addresses change: the edge drops strangers by itself. */
function networkOf(address: string): string {
  if (!isAddress(address)) return "0.0.0.0/0";
  return `${address}/${address.includes(":") ? 128 : 32}`;
}
