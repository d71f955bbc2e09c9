import { access } from "node:fs/promises";
import { splitHost } from "#config/rules/host.ts";
import type { LocalStack } from "./local-stack.ts";
import { isLoopback } from "./loopback.ts";
import { phonesOf } from "./phones/phones-of.ts";
import { programPath } from "./program-path.ts";
import { busyPort } from "./udp-port.ts";

export interface Wishes {
  stack: LocalStack;
  /** Where Kamailio is to listen. */
  address: string;
  port: number;
  /** PATH of the environment. */
  path: string;
  /** The decision function as Lua. */
  lua: string;
}

/** What stands in the way of running a stack here, as a sentence with its remedy; undefined where nothing does. */
export async function obstacle({ stack, address, port, path, lua }: Wishes): Promise<string | undefined> {
  for (const [what, host] of hostsOf(stack, address))
    if (!isLoopback(host))
      return `${what} is at ${host}, but this stays on loopback: give the stack addresses such as 127.0.0.11`;
  for (const { id, transport, addresses } of stack.trunks) {
    if (transport === "tls")
      return `trunk ${id} is over TLS, and the carriers of this machine speak UDP: leave transport out in this stack`;
    const bound = addresses.find((each) => splitHost(each).port !== undefined);
    if (bound !== undefined)
      return `trunk ${id} takes calls from ${bound} alone, and sample calls come from any port: leave the port out in this stack`;
  }
  for (const [program, debian] of [
    ["kamailio", "kamailio kamailio-lua-modules lua-cjson lua-sql-sqlite3"],
    ["sipp", "sip-tester"],
  ] as const)
    if (programPath(program, path) === undefined)
      return `${program} is not installed: run 'make up', which installs it, or 'apt-get install ${debian}'`;
  if (!(await exists(lua)))
    return "the decision function is not compiled to Lua: run 'npm run lua', or 'make up'";
  for (const at of [`${address}:${port}`, ...phoneAddresses(stack)]) {
    const problem = await portProblem(at, at === `${address}:${port}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function hostsOf({ trunks }: LocalStack, address: string): [string, string][] {
  return [
    ["the edge", address],
    ...trunks.flatMap(({ id, host, addresses }) =>
      [host, ...addresses].map((each): [string, string] => [`trunk ${id}`, splitHost(each).host]),
    ),
  ];
}

/** Every number's phones, not only the sample calls': they answer as long as the platform is up. */
function phoneAddresses({ numbers, trunks }: LocalStack): Set<string> {
  const plans = [...numbers.values()];
  return new Set(plans.flatMap((plan) => phonesOf(plan, trunks).map(({ address }) => address)));
}

async function portProblem(at: string, isEdge: boolean): Promise<string | undefined> {
  const [address = "", port = "5060"] = at.split(/:(?=\d+$)/);
  const busy = await busyPort(address, Number(port));
  if (busy === undefined) return undefined;
  const { holder } = busy;
  const by = holder === undefined ? "another process" : `${holder.name} (process ${holder.pid})`;
  const system =
    holder?.name === "kamailio" ? " (or 'systemctl stop kamailio' where it is the system's)" : "";
  const stop = holder === undefined ? "stop it" : `stop it with 'kill ${holder.pid}'${system}`;
  return `UDP port ${at} is taken by ${by}: ${stop}${isEdge ? ", or choose another port with --port" : ", because phones of the sample calls answer there"}`;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
