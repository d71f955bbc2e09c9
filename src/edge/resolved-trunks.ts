import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { TrunkPlan } from "#compile/generation.ts";
import { splitHost } from "#config/rules/host.ts";
import { canonicalAddress } from "#model/canonical-address.ts";
import { addressPort } from "./address-port.ts";

/** Addresses by host name. */
export type Hosts = Readonly<Record<string, readonly string[]>>;

/** Trunks with their source addresses as IP addresses, all addresses in one spelling, and what the names of their hosts stand for. */
export interface ResolvedTrunks {
  trunks: TrunkPlan[];
  /** What each name stands for now, or did when it was last known. */
  hosts: Hosts;
  /** Names that could not be resolved now: their addresses stay, or there are none. */
  unresolved: string[];
}

/** Says a name's addresses. Rejects, or says none, where it is not known. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** A generation does not wait longer for name servers: calls are to follow it within two seconds. */
const PATIENCE_MS = 1500;

/** Resolves as the machine does: hosts file, name servers. */
const systemResolve: Resolve = async (name) => {
  const found = await Promise.race([lookup(name, { all: true }), sleep(PATIENCE_MS, [], { ref: false })]);
  return found.map(({ address }) => address);
};

/**
 * Resolves the hosts of trunks, and the source addresses of those that are known by their host's name (registration
 * trunks): the edge compares a packet's address, and sends calls, and must not wait for names during a call. A name that
 * cannot be resolved keeps the addresses that it had `before`; without any, no calls come from it, and Kamailio asks for it
 * when one is to go there.
 */
export async function resolvedTrunks(
  trunks: readonly TrunkPlan[],
  before: Hosts = {},
  resolve: Resolve = systemResolve,
): Promise<ResolvedTrunks> {
  const places = trunks.flatMap(({ host, addresses }) => [host, ...addresses]);
  const names = new Set(places.filter((each) => !isSource(each)));
  const unresolved: string[] = [];
  const addressesOf = async (name: string): Promise<[string, readonly string[]]> => {
    const found = await resolve(name).catch(() => []);
    // Name servers turn their answers round: the same addresses in another order are no change.
    if (found.length > 0) return [name, [...new Set(found.map(canonicalAddress))].sort()];
    unresolved.push(name);
    return [name, before[name] ?? []];
  };
  const hosts: Hosts = Object.fromEntries(await Promise.all([...names].map(addressesOf)));
  const resolved = trunks.map((trunk) => {
    const addresses = trunk.addresses.flatMap((each) => hosts[each] ?? [written(each)]);
    return { ...trunk, host: canonicalAddress(trunk.host), addresses: [...new Set(addresses)] };
  });
  return { trunks: resolved, hosts, unresolved: unresolved.sort() };
}

/** Whether it is an address, with a port or without, and no name. */
function isSource(text: string): boolean {
  return isIP(splitHost(text).host) !== 0;
}

/** A source in the spelling that Kamailio has for that of a packet: `address`, `address:port` or `[address]:port`. */
function written(source: string): string {
  const { host, port } = splitHost(source);
  const address = canonicalAddress(host);
  if (port === undefined) return address;
  return addressPort({ address, port: Number(port) });
}
