import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import type { SipPlace } from "#agent/agent-options.ts";
import { type DeclaredEdge, edgeOf, ownAddress } from "#edge/declared-edge.ts";
import { hostPort } from "./host-port.ts";
import { ipAddress } from "./ip-address.ts";
import { OptionProblem, wrong } from "./option-problem.ts";
import { portOf } from "./port-of.ts";

/** The flags by which a node's programs know its address. */
export interface AddressFlags {
  readonly edges?: string;
  readonly sip?: string;
}

/** SIP's own port. */
const SIP_PORT = "5060";

/** Where a node's Kamailio is: as `--sip` says, or at the one of `--edges` that this machine has. @throws OptionProblem */
export function sipPlace({ edges, sip }: AddressFlags): SipPlace {
  if (edges === undefined) {
    if (sip !== undefined) return hostPort("--sip", sip);
    throw new OptionProblem("where do carriers reach this node? Give --sip ADDRESS:PORT, or --edges");
  }
  return { ...nodeAddress(edges), port: portBeside("--sip", sip ?? SIP_PORT) };
}

/** The address of this machine that is a declared edge's, and what carriers know it by. @throws OptionProblem */
export function nodeAddress(edges: string): { address: string; advertised?: string } {
  const edge = edgeOf(declaredEdges(edges), machineAddresses());
  if ("problem" in edge) throw new OptionProblem(edge.problem);
  const address = ownAddress(edge);
  return edge.public === address ? { address } : { address, advertised: edge.public };
}

/** The port of an option whose address is that of `--edges`. @throws OptionProblem */
export function portBeside(option: string, text: string): number {
  return portOf(option, text, "a port alone, such as 5060: the address is that of --edges");
}

/** What `--edges` lists: `PUBLIC[/PRIVATE],…`. @throws OptionProblem */
export function declaredEdges(text: string): DeclaredEdge[] {
  const edges = text.split(",").map((each): DeclaredEdge => {
    const [known = "", behind, ...more] = each.trim().split("/");
    const [address, own] = [ipAddress(known), behind === undefined ? undefined : ipAddress(behind)];
    const translated = behind === undefined || isIP(behind) === isIP(known);
    if (address === undefined || !translated || more.length > 0)
      throw wrong(
        "--edges",
        text,
        "PUBLIC[/PRIVATE],…, such as 203.0.113.7/10.40.1.10,203.0.113.8/10.40.1.11",
      );
    return own === undefined || own === address ? { public: address } : { public: address, private: own };
  });
  for (const addresses of [edges.map((edge) => edge.public), edges.map(ownAddress)]) {
    const twice = addresses.find((address, index) => addresses.indexOf(address) < index);
    if (twice !== undefined) throw new OptionProblem(`--edges has ${twice} twice`);
  }
  return edges;
}

/** Addresses of this machine's interfaces, those first that others may reach. */
function machineAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.toSorted((a, b) => Number(a.internal) - Number(b.internal)).map(({ address }) => address);
}
