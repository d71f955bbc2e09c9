import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "../eventually.ts";

/** A running nsd with one zone. */
export interface NameServer {
  resolver: Resolver;
  stop(): Promise<void>;
}

/** Starts nsd on loopback with a zone's file, and waits until it answers for the zone. */
export async function startNameServer(nsd: string, zone: string, file: string): Promise<NameServer> {
  const dir = mkdtempSync(join(tmpdir(), "hotline-nsd-"));
  const port = await freePort();
  writeFileSync(join(dir, "nsd.conf"), configuration(dir, port, zone, file));
  const server = spawn(nsd, ["-d", "-c", join(dir, "nsd.conf")], { stdio: "ignore" });
  const stop = async () => {
    await ended(server);
    rmSync(dir, { recursive: true });
  };
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  try {
    await eventually(() => resolver.resolveSoa(zone));
    return { resolver, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

function configuration(dir: string, port: number, zone: string, file: string): string {
  return `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  username: ""
  chroot: ""
  database: ""
  zonesdir: "${dir}"
  pidfile: "${dir}/nsd.pid"
  xfrdfile: "${dir}/xfrd.state"
  xfrdir: "${dir}"
  zonelistfile: "${dir}/zone.list"
remote-control:
  control-enable: no
zone:
  name: ${zone}
  zonefile: "${file}"
`;
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, "exit");
  server.kill("SIGTERM");
  await exit;
}

async function freePort(): Promise<number> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}
