import { expect, test } from "vitest";
import { domainInZone } from "./domain-in-zone.ts";
import { cluster, foundIn } from "./found-in.ts";

const check = foundIn(domainInZone);
const edge = (domain: string) => ({ edge: { domain, addresses: ["192.0.2.1"] } });
const route53 = cluster({ dns: { kind: "route53" } });
const zone = (name: string) => ({ dns: { zone: name, zoneId: "Z0123456789ABC" } });

test("records in Route 53 need a zone", () => {
  expect(check(route53)).toEqual([{ in: "platform", code: "no-zone", path: ["cluster", "dns", "kind"] }]);
  expect(check(route53, {})).toMatchObject([{ code: "no-zone" }]);
  expect(check(cluster({ dns: { kind: "zone-file" } }))).toEqual([]);
});

test("the domain is the zone, or below it", () => {
  expect(check({ ...route53, ...edge("sip.example.cn") }, zone("sip.example.cn"))).toEqual([]);
  expect(check({ ...route53, ...edge("sip.example.cn") }, zone("example.cn"))).toEqual([]);
  expect(check({ ...route53, ...edge("sip.anexample.cn") }, zone("example.cn"))).toEqual([
    { in: "platform", code: "domain-outside-zone", path: ["edge", "domain"] },
  ]);
});
