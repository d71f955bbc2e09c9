import type { HostPort } from "#agent/agent-options.ts";
import { addressPort } from "#edge/address-port.ts";
import type { Listener } from "#edge/kamailio-arguments.ts";
import type { KamailioOptions } from "#edge/kamailio-launch.ts";
import { hostPort } from "./host-port.ts";
import type { KamailioFlags } from "./kamailio.ts";
import { portBeside, sipPlace } from "./node-address.ts";
import { wrong } from "./option-problem.ts";

/** Where `--relays` says that media relays are asked. @throws OptionProblem */
export function relayPlaces({ relays = "" }: Pick<KamailioFlags, "relays">): HostPort[] {
  return relays
    .split(",")
    .filter(Boolean)
    .map((relay) => hostPort("--relays", relay));
}

/** What the flags of `hotline kamailio` mean; `bytes` are those asked for. @throws OptionProblem */
export function kamailioOptions(flags: KamailioFlags): KamailioOptions {
  const sip = sipPlace(flags);
  const listeners: Listener[] = [
    { transport: "udp", ...sip },
    { transport: "tcp", ...sip },
  ];
  if (flags.tls !== undefined) {
    const tls =
      flags.edges === undefined
        ? hostPort("--tls", flags.tls)
        : { ...sip, port: portBeside("--tls", flags.tls) };
    listeners.push({ transport: "tls", ...tls });
  }
  const relays = relayPlaces(flags).map(addressPort);
  const workers = count("--workers", flags.workers);
  if (workers < 1) throw wrong("--workers", flags.workers, "1 or more");
  const bytes = count("--numbers", flags.numbers) * count("--bytes", flags.bytes);
  return { listeners, relays, workers, bytes };
}

function count(option: string, text: string): number {
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw wrong(option, text, "a whole number, such as 8");
}
