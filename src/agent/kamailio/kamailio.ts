import type { RpcValue } from "./binrpc.ts";
import type { Control } from "./control.ts";

/** What the agent asks of the Kamailio beside it. All throw Error where it does not answer. */
export interface Kamailio {
  /** What it has pulled from the node's database; undefined before the first whole pull. */
  pulled(): Promise<Pulled | undefined>;
  /** Calls that depend on it. */
  calls(): Promise<Calls>;
  /** Since when it runs, as it says it: another text is another Kamailio. */
  upSince(): Promise<string>;
  /** Its statistics, by `group:name`. */
  statistics(): Promise<Map<string, number>>;
  /** Where it listens. */
  listeners(): Promise<KamailioListener[]>;
  /** How many of its processes take SIP. */
  workers(): Promise<number>;
  /** A table in shared memory: values by key. */
  table(name: string): Promise<Map<string, string>>;
}

/** A socket of Kamailio's; addresses as the system writes them, IPv6 without brackets. */
interface KamailioListener {
  transport: string;
  address: string;
  port: number;
  /** The address that it tells others: in Via, Record-Route and Contact. */
  advertised: string;
}

/** Calls that depend on one Kamailio. */
interface Calls {
  /** Its own, in progress or being set up. */
  live: number;
  /** Handed over to other edges, which have not answered the INVITE yet. */
  handedOver: number;
}

/** State of the node's database that Kamailio has in shared memory. */
interface Pulled {
  epoch: string;
  revision: number;
  generation: string;
}

/** Kamailio behind a control socket. */
export function kamailioAt(control: Control): Kamailio {
  const item = async (key: string) => {
    const [found] = await control.ask("htable.get", "node", key);
    return String(member(member(found, "item"), "value") ?? "");
  };
  return {
    pulled: async () => {
      const pulled = await item("pulled").catch(absent);
      if (pulled === undefined) return undefined;
      const [epoch, revision] = await Promise.all([item("epoch"), item("revision")]);
      return { epoch, revision: Number(revision), generation: pulled.slice(pulled.indexOf(" ") + 1) };
    },
    calls: async () => {
      const [[counts], tables] = await Promise.all([
        control.ask("dlg.stats_active"),
        control.ask("htable.stats"),
      ]);
      const handovers = tables.flat().find((table) => member(table, "name") === "handovers");
      return { live: count(member(counts, "all")), handedOver: count(member(handovers, "all")) };
    },
    upSince: async () => {
      const [uptime] = await control.ask("core.uptime");
      return String(member(uptime, "up_since"));
    },
    statistics: async () => {
      const lines = (await control.ask("stats.get_statistics", "all")).flat();
      return new Map(lines.flatMap((line) => (typeof line === "string" ? statistic(line) : [])));
    },
    listeners: async () => (await control.ask("corex.list_sockets")).map(listener),
    workers: async () => {
      const processes = (await control.ask("core.ps")).flat();
      return processes.filter((each) => typeof each === "string" && /receiver/.test(each)).length;
    },
    table: async (name) => {
      const buckets = (await control.ask("htable.dump", name)).flat();
      return new Map(buckets.flatMap(slots));
    },
  };
}

function member(value: RpcValue | undefined, name: string): RpcValue | undefined {
  return typeof value === "object" && !Array.isArray(value) ? value[name] : undefined;
}

/** @throws Error where it is none: a drain must not take it for no call. */
function count(value: RpcValue | undefined): number {
  if (typeof value === "number") return value;
  throw new Error("Kamailio does not say how many calls it has");
}

function listener(socket: RpcValue): KamailioListener {
  const text = (name: string) => String(named(socket, name) ?? "");
  const address = String(named(named(socket, "addrlist"), "addr") ?? "");
  const said = text("advertise");
  // 6.1 says it as `udp:ADDRESS:PORT`, 5.6 the address alone; both "-" or nothing where it is the socket's own.
  const advertised = (/^(?:udp|tcp|tls):(.+):\d+$/.exec(said)?.[1] ?? said).replace(/^\[(.*)\]$/, "$1");
  return {
    ...{ transport: text("proto"), address, port: Number(text("port")) },
    advertised: advertised === "" || advertised === "-" ? address : advertised,
  };
}

/** A member that 6.1 names in small letters, and 5.6 in capitals. */
function named(value: RpcValue | undefined, name: string): RpcValue | undefined {
  return member(value, name) ?? member(value, name.toUpperCase());
}

/** Kamailio refuses to tell of a key that is not there. */
function absent(error: unknown): undefined {
  if (error instanceof Error && error.message.includes("refuses")) return undefined;
  throw error;
}

/** `group:name = 12`. */
function statistic(line: string): [string, number][] {
  const [, name = "", value = ""] = /^(\S+) = (\d+)$/.exec(line) ?? [];
  return name === "" ? [] : [[name, Number(value)]];
}

function slots(bucket: RpcValue): [string, string][] {
  return Object.values(member(bucket, "slot") ?? {}).flatMap((item): [string, string][] => {
    const name = member(item, "name");
    return name === undefined ? [] : [[String(name), String(member(item, "value"))]];
  });
}
