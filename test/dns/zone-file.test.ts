import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dnsRecords } from "#deploy/dns-records.ts";
import { zoneFile } from "#deploy/zone-file.ts";
import { programPath } from "#local/program-path.ts";
import { type NameServer, startNameServer } from "./name-server.ts";

const DOMAIN = "sip.example.cn";
const path = process.env["PATH"] ?? "";
const nsd = programPath("nsd", path);
const checker = programPath("named-checkzone", path);
const missing =
  nsd === undefined ? "nsd" : checker === undefined ? "named-checkzone (bind9-utils)" : undefined;

const records = dnsRecords({
  edge: {
    domain: DOMAIN,
    addresses: ["203.0.113.7", "203.0.113.8", "2001:db8::7"],
    tls: { certificate: { secret: "edge-cert" }, key: { secret: "edge-cert-key" } },
  },
});

/** The zone in which an operator keeps the domain: the domain's own, or one further up. */
function zoneAround(fragment: string): string {
  return `$TTL 3600
@ IN SOA ns1.operator.example. hostmaster.operator.example. ( 1 7200 900 1209600 300 )
@ IN NS ns1.operator.example.
$INCLUDE ${fragment}
`;
}

describe.skipIf(missing)(`the zone file${missing ? ` (skipped: ${missing} is missing)` : ""}`, () => {
  let dir: string;
  let server: NameServer;
  const zoneAt = (zone: string) => join(dir, `${zone}.zone`);

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-zone-"));
    writeFileSync(join(dir, "hotline.zone"), zoneFile(DOMAIN, records));
    for (const zone of [DOMAIN, "example.cn"])
      writeFileSync(zoneAt(zone), zoneAround(join(dir, "hotline.zone")));
    server = await startNameServer(nsd ?? "", DOMAIN, zoneAt(DOMAIN));
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(dir, { recursive: true });
  });

  test.each([DOMAIN, "example.cn"])("named-checkzone takes it in the zone %s, without a warning", (zone) => {
    const { stdout, status } = spawnSync(checker ?? "", ["-i", "full", zone, zoneAt(zone)], {
      encoding: "utf8",
    });
    expect(stdout).toBe(`zone ${zone}/IN: loaded serial 1\nOK\n`);
    expect(status).toBe(0);
  });

  test("a damaged one is not taken", () => {
    const text = zoneFile(DOMAIN, records).replace("IN A 203.0.113.7", "IN A 203.0.113.700");
    writeFileSync(join(dir, "damaged.zone"), text);
    writeFileSync(zoneAt("damaged"), zoneAround(join(dir, "damaged.zone")));
    expect(spawnSync(checker ?? "", [DOMAIN, zoneAt("damaged")]).status).toBe(1);
  });

  test("a caller's way by RFC 3263: NAPTR, SRV, address", async () => {
    const { resolver } = server;
    const services = (await resolver.resolveNaptr(DOMAIN)).sort((a, b) => a.order - b.order);
    expect(services.map(({ flags, service, replacement }) => `${flags} ${service} ${replacement}`)).toEqual([
      `s SIPS+D2T _sips._tcp.${DOMAIN}`,
      `s SIP+D2U _sip._udp.${DOMAIN}`,
      `s SIP+D2T _sip._tcp.${DOMAIN}`,
    ]);
    const found = await Promise.all(
      services.map(async ({ replacement }) => {
        const edges = await resolver.resolveSrv(replacement);
        const addresses = await Promise.all(edges.map(({ name }) => addressesOf(name)));
        return { ports: [...new Set(edges.map(({ port }) => port))], addresses: addresses.flat().sort() };
      }),
    );
    const addresses = ["2001:db8::7", "203.0.113.7", "203.0.113.8"];
    expect(found).toEqual([5061, 5060, 5060].map((port) => ({ ports: [port], addresses })));
  });

  test("who asks for the domain's addresses alone gets all of them", async () => {
    expect(await addressesOf(DOMAIN)).toEqual(["203.0.113.7", "203.0.113.8", "2001:db8::7"]);
  });

  async function addressesOf(name: string): Promise<string[]> {
    const none = () => [];
    const v4 = await server.resolver.resolve4(name).catch(none);
    return [...v4.sort(), ...(await server.resolver.resolve6(name).catch(none))];
  }
});
