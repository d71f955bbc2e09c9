import { addressPort } from "./address-port.ts";
import type { KamailioAbilities } from "./kamailio-abilities.ts";

/** Where a Kamailio listens. */
export interface Listener {
  transport: "udp" | "tcp" | "tls";
  address: string;
  port: number;
  /** The address that carriers know it by, where that is translated one to one; the port is the same. */
  advertised?: string;
}

/** Where others reach a listener. */
export function reachedAt({ address, advertised = address, port }: Listener): string {
  return addressPort({ address: advertised, port });
}

/** What sizes and places one Kamailio. */
export interface KamailioSizing {
  /** Folder of `kamailio.cfg` and the Lua beside it. */
  runtime: string;
  /** The node folder. */
  folder: string;
  /** The first one's address is the one that connections are made from. With one for TLS, the TLS module is loaded. */
  listeners: readonly Listener[];
  workers: number;
  /** Bytes of all lines that the node is to hold. */
  bytes: number;
  /** Control addresses of the media relays, `address:port`; without any, speech goes from carrier to carrier. */
  relays?: readonly string[];
  /** What its version knows; nothing unless given. */
  abilities?: KamailioAbilities;
}

/** What a listener tells others it is, where that is not its own address. */
function told(listener: Listener): string {
  return listener.advertised === undefined ? "" : `/${reachedAt(listener)}`;
}

/** For calls in progress, some 20 KB each, for the modules' tables, and for a platform that begins with few numbers. */
const BASE_MB = 512;

/**
 * Arguments of Kamailio. Shared memory holds each line once, with its key and the allocator's own part, and for a moment
 * beside the one that it replaces; room for twice the numbers is left. What is not used costs nothing. Private memory is
 * for a process's copy of a value and for what modules read at the start; Lua and SQLite have their own. Both are handed out
 * by Kamailio's fast allocator: the usual one, made for finding faults, takes a tenth of a call's processor time.
 */
export function kamailioArguments({
  runtime,
  folder,
  listeners,
  workers,
  bytes,
  relays = [],
  abilities = { threads: false, replyMatching: false },
}: KamailioSizing): string[] {
  const known = listeners[0]?.address ?? "";
  const define = (name: string, value: string) => ["-A", `${name}=${value}`];
  const isTls = listeners.some(({ transport }) => transport === "tls");
  return [
    ...["-f", `${runtime}/kamailio.cfg`, "-DD", "-E", "-Y", folder, "-P", `${folder}/kamailio.pid`],
    ...["-x", "fm", "-X", "fm"],
    ...["-m", String(BASE_MB + Math.ceil((3 * bytes) / 1_048_576)), "-M", "16"],
    ...listeners.flatMap((each) => ["-l", `${each.transport}:${addressPort(each)}${told(each)}`]),
    ...define(known.includes(":") ? "ADDRESS_V6" : "ADDRESS_V4", known),
    ...(isTls ? define("TLS_CONFIG", `"${folder}/tls.cfg"`) : []),
    ...(isTls && abilities.threads ? define("TLS_THREADS", "2") : []),
    ...(abilities.replyMatching ? define("REPLY_MATCHING", "0") : []),
    ...define("WORKERS", String(workers)),
    ...define("CONTROL_SOCKET", `"unixs:${folder}/control.sock"`),
    ...define("EDGE_LUA", `"${runtime}/edge.lua"`),
    ...(relays.length > 0
      ? define("MEDIA_RELAYS", `"${relays.map((each) => `udp:${each}`).join(" ")}"`)
      : []),
  ];
}
