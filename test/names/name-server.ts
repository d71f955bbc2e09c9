import { createSocket } from "node:dgram";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A name server that hears every question and answers none. */
export interface SilentNameServer {
  /** A program that runs Kamailio with this one as its only name server. */
  kamailio: string;
  /** How many questions have come. */
  asked(): number;
  close(): void;
}

/** Why there can be none; undefined where there can. */
export function missingNameServer(): string | undefined {
  return process.getuid?.() === 0 ? undefined : "only root can give a process name servers of its own";
}

/** Listens at an address; `folder` takes what it needs. */
export async function silentNameServer(address: string, folder: string): Promise<SilentNameServer> {
  const socket = createSocket("udp4");
  let asked = 0;
  socket.on("message", () => {
    asked += 1;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(53, address, resolve);
  });
  const [servers, kamailio] = [join(folder, "resolv.conf"), join(folder, "kamailio")];
  await writeFile(servers, `nameserver ${address}\n`);
  const inside = `mount --bind ${servers} /etc/resolv.conf && exec kamailio "$@"`;
  await writeFile(kamailio, `#!/bin/sh\nexec unshare --mount sh -c '${inside}' sh "$@"\n`, { mode: 0o755 });
  return { kamailio, asked: () => asked, close: () => socket.close() };
}
