import { canonicalAddress } from "#model/canonical-address.ts";

/**
 * Host name of an edge: of its address alone, so that it keeps its name whatever else comes or goes. IPv6 is written out in
 * its eight groups, for two dashes side by side are hard to read and in some places forbidden.
 */
export function edgeHost(address: string, domain: string): string {
  const groups = isIpv6(address) ? writtenOut(canonicalAddress(address)) : address.split(".");
  return `edge-${groups.join("-")}.${domain}`;
}

export function isIpv6(address: string): boolean {
  return address.includes(":");
}

function writtenOut(address: string): string[] {
  const [front = [], back = []] = address
    .split("::")
    .map((half) => half.split(":").filter((group) => group !== ""));
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => "0");
  return [...front, ...zeros, ...back];
}
