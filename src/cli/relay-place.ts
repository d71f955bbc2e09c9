import type { RelayPlace } from "#edge/media/relay-arguments.ts";
import { ipAddress } from "./ip-address.ts";
import { nodeAddress } from "./node-address.ts";
import { OptionProblem, wrong } from "./option-problem.ts";
import { portOf } from "./port-of.ts";
import type { RtpengineFlags } from "./rtpengine.ts";

/** What the flags of `hotline rtpengine` mean. @throws OptionProblem */
export function relayPlace(flags: RtpengineFlags): RelayPlace {
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(flags.id))
    throw wrong("--id", flags.id, "letters, digits and dashes, such as relay-0");
  return {
    id: flags.id,
    addresses: addresses(flags),
    ports: portRange(flags.ports),
    controlPort: portOf("--control", flags.control, "a port such as 2223"),
    reportsPort: portOf("--reports", flags.reports, "a port such as 2230"),
  };
}

function addresses({ edges, address }: RtpengineFlags): string[] {
  if ((edges === undefined) === (address === undefined))
    throw new OptionProblem("where does speech come in? Give either --edges or --address");
  if (edges !== undefined) {
    const { address: own, advertised } = nodeAddress(edges);
    return [withPublic(own, advertised)];
  }
  return (address ?? "").split(",").map((each) => {
    const [own, known, ...more] = each.trim().split("/").map(ipAddress);
    if (own === undefined || more.length > 0 || (each.includes("/") && known === undefined))
      throw wrong("--address", address ?? "", "OWN[/PUBLIC],…, such as 10.40.1.10/203.0.113.7");
    return withPublic(own, known);
  });
}

/** As rtpengine writes it. */
function withPublic(own: string, known: string | undefined): string {
  return known === undefined ? own : `${own}!${known}`;
}

function portRange(text: string): RelayPlace["ports"] {
  const [, from = "", to = ""] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  const ports = { from: Number(from), to: Number(to) };
  if (from !== "" && ports.from >= 1024 && ports.from < ports.to && ports.to <= 65535) return ports;
  throw wrong("--ports", text, "two ports from 1024 to 65535, such as 30000-39999");
}
