import { createSocket } from "node:dgram";
import { readdir, readFile, readlink } from "node:fs/promises";
import { basename } from "node:path";

/** A port that something else listens on; process and pid where this user may know them. */
export interface BusyPort {
  address: string;
  port: number;
  holder?: { pid: number; name: string };
}

/** Tries to listen on a UDP port for a moment. Undefined where that works. */
export async function busyPort(address: string, port: number): Promise<BusyPort | undefined> {
  const socket = createSocket({ type: address.includes(":") ? "udp6" : "udp4", reuseAddr: false });
  const free = await new Promise<boolean>((resolve) => {
    socket.once("error", () => resolve(false));
    socket.bind({ address, port, exclusive: true }, () => resolve(true));
  });
  socket.close();
  if (free) return undefined;
  const holder = await holderOf(address, port);
  return { address, port, ...(holder && { holder }) };
}

/** Who listens on a UDP port of an address, or of all addresses, as far as Linux's /proc tells this user. */
async function holderOf(address: string, port: number): Promise<BusyPort["holder"]> {
  const own = [hexAddress(address), "0".repeat(8), "0".repeat(32)];
  const sockets = new Set<string>();
  for (const table of ["/proc/net/udp", "/proc/net/udp6"]) {
    const lines = (await readFile(table, "utf8").catch(() => "")).split("\n").slice(1);
    for (const fields of lines.map((line) => line.trim().split(/\s+/))) {
      const [host = "", hexPort = ""] = fields[1]?.split(":") ?? [];
      if (own.includes(host) && Number.parseInt(hexPort, 16) === port) sockets.add(`socket:[${fields[9]}]`);
    }
  }
  if (sockets.size === 0) return undefined;
  for (const pid of (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const link = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => "");
      if (!sockets.has(link)) continue;
      return { pid: Number(pid), name: await nameOf(pid) };
    }
  }
  return undefined;
}

/** By its command, because Node names its process after a thread. */
async function nameOf(pid: string): Promise<string> {
  const [program = "", ...words] = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "?")).split(
    "\0",
  );
  return words.some((word) => word.endsWith("/src/cli/main.ts")) ? "another hotline" : basename(program);
}

/** An IPv4 address as the kernel's tables write it: bytes in hex, the last first; "" for others. */
function hexAddress(address: string): string {
  const bytes = /^\d+(\.\d+){3}$/.test(address) ? address.split(".").toReversed() : [];
  return bytes.map((byte) => Number(byte).toString(16).padStart(2, "0").toUpperCase()).join("");
}
