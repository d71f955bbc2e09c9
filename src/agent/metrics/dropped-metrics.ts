import { Counter, type Registry } from "prom-client";

/** Why packets are dropped or refused for safety (`dropped.lua`). What else the table may say one day is `other`. */
const KINDS: ReadonlySet<string> = new Set([
  ...["stranger-udp", "stranger-tcp", "stranger-tls", "reply", "malformed", "overload"],
  ...["wrong-side", "wrong-answer", "trunk-rate", "trunk-capacity", "trace-full", "trace-unwritten", "other"],
]);

/** Registers what was dropped, by kind; answers what sets it, from Kamailio's table `dropped`. */
export function droppedMetrics(registry: Registry): (table: ReadonlyMap<string, string>) => void {
  const dropped = new Counter({
    name: "hotline_dropped_packets_total",
    help: "Packets dropped, or refused for safety, since Kamailio started, by kind",
    labelNames: ["kind"],
    registers: [registry],
  });
  return (table) => {
    dropped.reset();
    for (const kind of KINDS) dropped.inc({ kind }, 0);
    for (const [kind, count] of table)
      dropped.inc({ kind: KINDS.has(kind) ? kind : "other" }, Number(count) || 0);
  };
}
