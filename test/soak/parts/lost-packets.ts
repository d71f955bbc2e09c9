import { readFileSync } from "node:fs";

/** Packets that the kernel has lost because the buffers of UDP sockets at a port were full. */
export function lostPackets(port: number): number {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const rows = readFileSync("/proc/net/udp", "utf8").trim().split("\n").slice(1);
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return fields
    .filter(([, local]) => local?.endsWith(`:${hex}`))
    .reduce((sum, each) => sum + Number(each.at(-1)), 0);
}
