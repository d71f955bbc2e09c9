import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { TrunkPlan } from "#compile/generation.ts";

/** Trunks with their source addresses as IP addresses; `unknown` are the names that could not be resolved. */
export interface ResolvedTrunks {
  trunks: TrunkPlan[];
  unknown: string[];
}

/**
 * Resolves the source addresses of trunks that are known by their host's name (registration trunks): the edge
 * compares a packet's address and must not wait for names during a call. A name that is not known leaves its trunk
 * without calls, not the edge without a start.
 */
export async function resolvedTrunks(trunks: readonly TrunkPlan[]): Promise<ResolvedTrunks> {
  const unknown: string[] = [];
  const addressesOf = async (name: string): Promise<string[]> => {
    if (isIP(name)) return [canonical(name)];
    const found = await lookup(name, { all: true }).catch(() => []);
    if (found.length === 0) unknown.push(name);
    return found.map((each) => canonical(each.address));
  };
  const resolved = await Promise.all(
    trunks.map(async (trunk) => {
      const addresses = await Promise.all(trunk.addresses.map(addressesOf));
      return { ...trunk, addresses: [...new Set(addresses.flat())] };
    }),
  );
  return { trunks: resolved, unknown };
}

/** An address as Kamailio writes that of a packet: IPv6 in lower case, as short as it gets. */
function canonical(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}
