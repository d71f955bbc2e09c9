import { expect, test } from "vitest";
import { samplePlatform } from "#model/samples.ts";
import { dnsRecords } from "./dns-records.ts";
import { dnsResources } from "./dns-resources.ts";

const edge = { ...samplePlatform.edge, domain: "sip.example.cn", addresses: ["203.0.113.7", "2001:db8::7"] };
const resources = dnsResources(dnsRecords({ edge }), edge.domain, "Z0123456789ABC");

test("a record set is one resource, of which Route 53 gets whole names", () => {
  expect(resources.find(({ name }) => name === "record-_sip._udp.sip.example.cn-srv")).toEqual({
    type: "aws:route53/record:Record",
    name: "record-_sip._udp.sip.example.cn-srv",
    inputs: {
      zoneId: "Z0123456789ABC",
      name: "_sip._udp.sip.example.cn",
      type: "SRV",
      ttl: 300,
      records: [
        "10 10 5060 edge-2001-db8-0-0-0-0-0-7.sip.example.cn.",
        "10 10 5060 edge-203-0-113-7.sip.example.cn.",
      ],
    },
    options: {
      parent: "dns",
      dependsOn: [
        "record-edge-203-0-113-7.sip.example.cn-a",
        "record-edge-2001-db8-0-0-0-0-0-7.sip.example.cn-aaaa",
      ],
    },
  });
});

test("the domain's own records are protected, and no others", () => {
  expect(resources.filter(({ options }) => options.protect).map(({ name }) => name)).toEqual([
    "record-sip.example.cn-a",
    "record-sip.example.cn-aaaa",
    "record-sip.example.cn-naptr",
  ]);
});

test("nothing comes before what it names", () => {
  const seen = new Set<string>();
  for (const { name, options } of resources) {
    for (const other of options.dependsOn ?? []) expect(seen).toContain(other);
    seen.add(name);
  }
});
