import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Hosts of their own on one wire: a network namespace each, with a link that can be taken down. */
export interface Namespaces {
  /** Address of a host by its place, from 1. */
  address(host: number): string;
  /** A program that runs Kamailio on a host. */
  kamailio(host: number, folder: string): string;
  /** Takes a host's link down: what is sent there is lost, without an error for the sender. */
  down(host: number): void;
  remove(): void;
}

const net = "10.255.10";

/** Why there can be no namespaces; undefined where there can. */
export function missingNamespaces(): string | undefined {
  if (process.getuid?.() !== 0) return "network namespaces need root";
  if (spawnSync("ip", ["-V"]).error) return "ip (iproute2) is not installed";
  const name = `h4-probe-${process.pid}`;
  const added = spawnSync("ip", ["netns", "add", name], { encoding: "utf8" });
  if (added.status !== 0) return `network namespaces are not allowed here: ${added.stderr.trim()}`;
  const bridge = spawnSync("ip", ["link", "add", `h4p${process.pid}`, "type", "bridge"], {
    encoding: "utf8",
  });
  spawnSync("ip", ["link", "del", `h4p${process.pid}`]);
  spawnSync("ip", ["netns", "del", name]);
  return bridge.status === 0 ? undefined : `no bridge can be made here: ${bridge.stderr.trim()}`;
}

/** Makes hosts 1 to `hosts`, and this machine the host of `own` places on the same wire. */
export function makeNamespaces(hosts: number, own: readonly number[]): Namespaces {
  const ip = (...args: string[]) => void execFileSync("ip", args, { stdio: "pipe" });
  const name = (host: number) => `h4-${process.pid}-${host}`;
  const bridge = `h4b${process.pid}`;
  const link = (host: number) => `h4l${process.pid}-${host}`.slice(0, 15);
  ip("link", "add", bridge, "type", "bridge");
  for (const place of own) ip("addr", "add", `${net}.${place}/24`, "dev", bridge);
  ip("link", "set", bridge, "up");
  for (let host = 1; host <= hosts; host++) {
    ip("netns", "add", name(host));
    ip("link", "add", link(host), "type", "veth", "peer", "name", "eth0", "netns", name(host));
    ip("link", "set", link(host), "master", bridge, "up");
    for (const args of [`addr add ${net}.${host}/24 dev eth0`, "link set eth0 up", "link set lo up"])
      ip("-n", name(host), ...args.split(" "));
  }
  return {
    address: (host) => `${net}.${host}`,
    kamailio: (host, folder) => {
      const path = join(folder, `kamailio-${host}`);
      writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name(host)} kamailio "$@"\n`, { mode: 0o755 });
      return path;
    },
    down: (host) => ip("link", "set", link(host), "nomaster"),
    remove: () => {
      for (let host = 1; host <= hosts; host++) spawnSync("ip", ["netns", "del", name(host)]);
      spawnSync("ip", ["link", "del", bridge]);
    },
  };
}
