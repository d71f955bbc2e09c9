import { expect, test } from "vitest";
import { samplePlatform } from "#model/samples.ts";
import type { Platform } from "../config/platform.types.ts";
import { dnsRecords } from "./dns-records.ts";

function records(edge: Partial<Platform["edge"]>): string[] {
  const platform = { edge: { ...samplePlatform.edge, domain: "SIP.example.cn", ...edge } };
  return dnsRecords(platform).flatMap(({ name, type, ttl, values }) =>
    values.map((value) => `${name} ${ttl} ${type} ${value}`),
  );
}

test("two edges over UDP and TCP", () => {
  expect(records({ addresses: ["203.0.113.8", "203.0.113.7"] })).toEqual([
    "edge-203-0-113-7.sip.example.cn 300 A 203.0.113.7",
    "edge-203-0-113-8.sip.example.cn 300 A 203.0.113.8",
    "_sip._udp.sip.example.cn 300 SRV 10 10 5060 edge-203-0-113-7.sip.example.cn.",
    "_sip._udp.sip.example.cn 300 SRV 10 10 5060 edge-203-0-113-8.sip.example.cn.",
    "_sip._tcp.sip.example.cn 300 SRV 10 10 5060 edge-203-0-113-7.sip.example.cn.",
    "_sip._tcp.sip.example.cn 300 SRV 10 10 5060 edge-203-0-113-8.sip.example.cn.",
    "sip.example.cn 300 A 203.0.113.7",
    "sip.example.cn 300 A 203.0.113.8",
    'sip.example.cn 300 NAPTR 10 10 "s" "SIP+D2U" "" _sip._udp.sip.example.cn.',
    'sip.example.cn 300 NAPTR 20 10 "s" "SIP+D2T" "" _sip._tcp.sip.example.cn.',
  ]);
});

test("an edge with a certificate is asked for over TLS first", () => {
  const tls = { certificate: { secret: "edge-cert" }, key: { secret: "edge-cert-key" } };
  const secure = records({ addresses: ["203.0.113.7"], tls });
  expect(secure).toContain("_sips._tcp.sip.example.cn 300 SRV 10 10 5061 edge-203-0-113-7.sip.example.cn.");
  expect(secure.filter((line) => line.includes("NAPTR"))).toEqual([
    'sip.example.cn 300 NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp.sip.example.cn.',
    'sip.example.cn 300 NAPTR 20 10 "s" "SIP+D2U" "" _sip._udp.sip.example.cn.',
    'sip.example.cn 300 NAPTR 30 10 "s" "SIP+D2T" "" _sip._tcp.sip.example.cn.',
  ]);
});

test("IPv6 has AAAA, and an address that is written twice one record", () => {
  const lines = records({ addresses: ["2001:db8::7", "203.0.113.7", "2001:DB8:0::7"] });
  expect(lines.filter((line) => line.includes(" AAAA "))).toEqual([
    "edge-2001-db8-0-0-0-0-0-7.sip.example.cn 300 AAAA 2001:db8::7",
    "sip.example.cn 300 AAAA 2001:db8::7",
  ]);
});

test("an edge more changes no other edge's name, whatever their order", () => {
  const before = records({ addresses: ["203.0.113.7", "203.0.113.9"] });
  const after = records({ addresses: ["203.0.113.8", "203.0.113.9", "203.0.113.7"] });
  expect(before.filter((line) => !after.includes(line))).toEqual([]);
  expect(after.length - before.length).toBe(4);
});

test("how long others may remember a record is the platform's to say", () => {
  const dns = { kind: "zone-file", ttl: "1h" } as const;
  const images = { edge: "", hotline: "" };
  const cluster = { kubernetes: "1.36", images, dns };
  expect(dnsRecords({ edge: samplePlatform.edge, cluster })[0]?.ttl).toBe(3600);
});
