import { nodeConfig } from "#compile/node-config.ts";
import { isAddress, splitHost } from "#config/rules/host.ts";
import { defaultPort } from "#config/rules/sip-address.ts";
import { canonicalAddress } from "#model/canonical-address.ts";
import type { MediaPlan, TrunkPlan } from "../compile/generation.ts";
import type { Platform } from "../config/platform.types.ts";

/** Packets that a carrier and we exchange over a trunk, one way, between two places. */
export interface AllowedFlow {
  readonly trunk: string;
  readonly direction: "from-carrier" | "to-carrier";
  readonly purpose: "signalling" | "media";
  /** TLS runs over TCP; media is RTP and RTCP over UDP. */
  readonly protocol: "udp" | "tcp";
  readonly from: Place;
  readonly to: Place;
}

interface Place {
  /** An address, a host's name, or `any`: the carrier's media address is what each call's SDP says. */
  readonly address: string;
  /** A port, a range such as 30000-39999, or `any`. */
  readonly ports: string;
}

const ANYWHERE: Place = { address: "any", ports: "any" };

/**
 * What carriers must let pass, and firewalls before the edges too: over each trunk signalling and media, both ways. Every edge
 * takes every call, so each flow is there for each address. A trunk that says `direct` has media with us as well, for a
 * call is anchored where either of its trunks says so; only where all say `direct` there is none.
 */
export function allowList(platform: Platform): AllowedFlow[] {
  const { trunks, media } = nodeConfig(platform);
  const edges = platform.edge.addresses.map(canonicalAddress);
  const anchored = trunks.some((trunk) => trunk.media === "anchored");
  return trunks
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((trunk) => [...signalling(trunk, edges), ...(anchored ? mediaFlows(trunk.id, media) : [])]);
}

function signalling(trunk: TrunkPlan, edges: readonly string[]): AllowedFlow[] {
  const protocol = trunk.transport === "udp" ? "udp" : "tcp";
  const ours = String(defaultPort(trunk.transport));
  // A connection goes out from whatever port is free.
  const bound = (port: string) => (protocol === "udp" ? port : "any");
  const common = { trunk: trunk.id, purpose: "signalling", protocol } as const;
  return edges.flatMap((address) => [
    ...trunk.addresses.map((source): AllowedFlow => {
      const { host, port = "any" } = splitHost(source);
      const from = { address: shown(host), ports: bound(port) };
      return { ...common, direction: "from-carrier", from, to: { address, ports: ours } };
    }),
    {
      ...common,
      direction: "to-carrier",
      from: { address, ports: bound(ours) },
      to: { address: shown(trunk.host.replace(/^\[|\]$/g, "")), ports: String(trunk.port) },
    },
  ]);
}

function mediaFlows(trunk: string, { addresses, ports }: MediaPlan): AllowedFlow[] {
  const common = { trunk, purpose: "media", protocol: "udp" } as const;
  return addresses.map(canonicalAddress).flatMap((address): AllowedFlow[] => {
    const ours = { address, ports: `${ports.from}-${ports.to}` };
    return [
      { ...common, direction: "from-carrier", from: ANYWHERE, to: ours },
      { ...common, direction: "to-carrier", from: ours, to: ANYWHERE },
    ];
  });
}

function shown(host: string): string {
  return isAddress(host) ? canonicalAddress(host) : host.toLowerCase();
}
