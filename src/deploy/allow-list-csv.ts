import type { AllowedFlow } from "./allow-list.ts";

/** The allow-list as CSV (RFC 4180): a line a flow, to be read by firewalls' tools and people. No cell needs quotes. */
export function allowListCsv(flows: readonly AllowedFlow[]): string {
  const lines = flows.map(({ trunk, direction, purpose, protocol, from, to }) =>
    [trunk, direction, purpose, protocol, from.address, from.ports, to.address, to.ports].join(","),
  );
  return `trunk,direction,purpose,protocol,from,from ports,to,to ports\n${lines.map((line) => `${line}\n`).join("")}`;
}
