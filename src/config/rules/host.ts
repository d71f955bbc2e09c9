import type { Finding, Path } from "../finding.ts";

/** `host:port` taken apart; brackets of an IPv6 address are left out, and it may have none. */
export function splitHost(text: string): { host: string; port: string | undefined } {
  if (/^[^[\]]*:[^[\]]*:/.test(text)) return { host: text, port: undefined };
  const parts = /^(?:\[([^\]]*)\]|([^:]*))(?::([0-9]+))?$/.exec(text);
  return { host: parts?.[1] ?? parts?.[2] ?? text, port: parts?.[3] };
}

/** Whether a text is an IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  if (!text.includes(":")) return isIpv4(text);
  return isIpv6(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 && parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/** Eight groups of four hexadecimal digits; one `::` stands for any number of zero groups, IPv4 for the last two. */
function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const all = groups.flat();
  const tail = all.at(-1);
  const ipv4 = tail?.includes(".") === true && !text.endsWith("::");
  if (ipv4 && !isIpv4(tail)) return false;
  const hex = ipv4 ? all.slice(0, -1) : all;
  if (!hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  const count = all.length + (ipv4 ? 1 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

/** Labels of letters, digits and inner dashes, at most 63 long, with single dots between them (RFC 1123, 2.1). */
function isHostName(text: string): boolean {
  return text.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}

/** What is wrong with a host and its port: no name, digits and dots that are no address, or a port over 65535. */
export function hostProblems(text: string, path: Path): Finding[] {
  const { host, port } = splitHost(text);
  const findings: Finding[] = [];
  if (/^[0-9.]*$/.test(host) || host.includes(":")) {
    if (!isAddress(host)) findings.push({ code: "invalid-address", path, params: { address: host } });
  } else if (!isHostName(host)) findings.push({ code: "invalid-host", path, params: { host } });
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))
    findings.push({ code: "invalid-port", path, params: { port } });
  return findings;
}
