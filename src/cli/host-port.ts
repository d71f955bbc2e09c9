import type { HostPort } from "#agent/agent-options.ts";
import { ipAddress } from "./ip-address.ts";
import { wrong } from "./option-problem.ts";

/** The place on the network that an option names. @throws OptionProblem */
export function hostPort(option: string, text: string): HostPort {
  const [, v6, v4, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const address = ipAddress(v6 ?? v4 ?? "");
  const port = Number(digits);
  if (address !== undefined && port >= 1 && port <= 65535) return { address, port };
  throw wrong(option, text, "an IP address and a port, such as 203.0.113.7:5060 or [2001:db8::7]:5060");
}
