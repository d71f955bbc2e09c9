import { expect, test } from "vitest";
import type { Enterprise } from "../config/enterprise.types.ts";
import type { Foundation } from "../config/foundation.types.ts";
import type { Trunk } from "../config/platform.types.ts";
import {
  bringingDids,
  firstWith,
  onCluster,
  onEdge,
  onPlatform,
  onTrunk,
} from "./changes/changed-samples.ts";
import type { DeployedStack } from "./changes/dangerous-change.ts";
import { type StackParts, sampleStack } from "./changes/sample-stack.ts";
import { dangerousChanges } from "./dangerous-changes.ts";
import { bucketPlatform, clusterPlatform, sampleEnterprises, sampleFoundation } from "./sample-deployment.ts";

/** What is said of the change from one stack to another. */
function said(next: StackParts, base: StackParts = {}): string[] {
  const changes = dangerousChanges(sampleStack(base), sampleStack(next));
  return changes.map(({ rule, message }) => `${rule}: ${message}`);
}

test("what is no danger: nothing, a number, an address or a trunk more, another target, another image", () => {
  expect(said({})).toEqual([]);
  expect(said({ enterprises: sampleEnterprises(3) })).toEqual([]);
  expect(said(onEdge({ addresses: ["127.0.0.1", "127.0.0.2"] }))).toEqual([]);
  const trunks = clusterPlatform.trunks.flatMap((north) => [
    { ...north, id: "south" },
    { ...north, capacity: 20 },
  ]);
  expect(said(onPlatform({ trunks }))).toEqual([]);
  expect(said(firstWith({ bindings: [{ id: "desk", phone: "021-62345678" }] }))).toEqual([]);
  expect(said(onCluster({ images: { edge: "another", hotline: "another" } }))).toEqual([]);
});

test("a number is removed", () => {
  expect(said({ enterprises: sampleEnterprises(1) })).toEqual([
    "number-removed: number 4006000001 of e1 is removed",
  ]);
});

test("a number moves to another enterprise", () => {
  expect(said(firstWith({ metadata: { id: "roses", name: "玫瑰" } }))).toEqual([
    "number-moved: number 4006000000 moves from e0 to roses",
  ]);
});

test("a number is delivered by another carrier, or another DID, where its carrier brings those", () => {
  const segments = clusterPlatform.segments.map((each) => ({ ...each, carrier: "telecom" }));
  expect(said(onPlatform({ segments }))).toEqual(
    ["4006000000 of e0", "4006000001 of e1"].map(
      (each) => `number-redelivered: number ${each} is delivered otherwise: carrier unicom becomes telecom`,
    ),
  );
  const before = bringingDids("010-62345670");
  expect(said(bringingDids("010-62345671"), before)).toEqual([
    "number-redelivered: number 4006000000 of e0 is delivered otherwise: DID +861062345670 becomes +861062345671",
  ]);
  expect(said(before, bringingDids(undefined))).toEqual([]);
  const [from, to] = ["010-62345670", "010-62345671"].map((did) => firstWith({ contract: { did } }));
  expect(said(to ?? {}, from)).toEqual([]);
});

const unrouted = [
  "number-unrouted: number 4006000000 of e0 is left without a route: none of its calls can ring anybody",
];

test.each<[string, Partial<Enterprise>]>([
  ["its bindings are disabled", { bindings: [{ id: "desk", phone: "010-62345678", enabled: false }] }],
  ["it rejects everybody", { answer: [{ do: { reject: "closed" } }] }],
  ["what follows is never reached", { answer: [{ do: { reject: "closed" } }, { do: { ring: ["desk"] } }] }],
  [
    "it never opens",
    { schedules: { never: { weekly: {} } }, answer: [{ when: { open: "never" }, do: { ring: ["desk"] } }] },
  ],
  [
    "its menu leads in a circle",
    {
      menus: { main: { greeting: "hello", keys: { "1": { menu: "main" } } } },
      answer: [{ do: { menu: "main" } }],
    },
  ],
  ["it lets nobody in", { screening: { allowOnly: true } }],
])("a number is left without a route: %s", (_, parts) => {
  expect(said(firstWith(parts))).toEqual(unrouted);
});

test.each<[string, Partial<Enterprise>]>([
  [
    "one binding is left",
    {
      bindings: [
        { id: "a", phone: "010-62345678", enabled: false },
        { id: "b", phone: "13901234567" },
      ],
    },
  ],
  [
    "who is left rings after a menu",
    {
      menus: { main: { greeting: "hello", keys: { "1": { ring: ["desk"] } } } },
      answer: [{ do: { menu: "main" } }],
    },
  ],
  ["or in a queue", { queues: { main: { members: ["desk"] } }, answer: [{ do: { queue: "main" } }] }],
  ["it is suspended in so many words", { status: "suspended", answer: [{ do: { reject: "suspended" } }] }],
  [
    "an emergency switch passes",
    { override: { until: "2030-01-01T00:00:00+08:00", do: { reject: "closed" } } },
  ],
])("a number has a route: %s", (_, parts) => {
  expect(said(firstWith(parts))).toEqual([]);
});

test("a number that had no route loses none", () => {
  const closed = { answer: [{ do: { reject: "closed" as const } }] };
  expect(
    said(firstWith({ ...closed, status: "active" }), firstWith({ ...closed, status: "reserved" })),
  ).toEqual([]);
});

test("a trunk is removed", () => {
  const trunks = clusterPlatform.trunks.flatMap((trunk) => [trunk, { ...trunk, id: "south" }]);
  expect(said({}, onPlatform({ trunks }))).toEqual([
    "trunk-removed: trunk south is removed: calls from 127.0.0.11 are dropped",
  ]);
});

test.each<[Partial<Trunk>, string]>([
  [{ host: "127.0.0.11:5091" }, "port 5090 becomes 5091"],
  [{ host: "sbc.carrier.cn" }, "host 127.0.0.11 becomes sbc.carrier.cn; port 5090 becomes 5060"],
  [{ transport: "tcp" }, "transport udp becomes tcp"],
  [
    { auth: { kind: "address", addresses: ["127.0.0.12", "127.0.0.11"] } },
    "addresses 127.0.0.11 becomes 127.0.0.11, 127.0.0.12",
  ],
  [
    { auth: { kind: "register", username: "u", realm: "r", password: { secret: "s" } } },
    "account none becomes u@r",
  ],
  [{ carrier: "telecom" }, "carrier unicom becomes telecom"],
  [
    { delivers: { number: "hotline", at: "to", format: "e164" } },
    "delivers hotline at request-uri as plain becomes hotline at to as e164",
  ],
])("a trunk is changed: %j", (parts, how) => {
  expect(said(onTrunk(parts))).toEqual([`trunk-changed: trunk north is another: ${how}`]);
});

test("the order of a trunk's addresses means nothing", () => {
  const auth = (...addresses: string[]) => onTrunk({ auth: { kind: "address", addresses } });
  expect(said(auth("127.0.0.12", "127.0.0.11"), auth("127.0.0.11", "127.0.0.12"))).toEqual([]);
});

test("an edge's address is removed, and with it where its speech came from", () => {
  expect(said(onEdge({ addresses: ["127.0.0.2"] }))).toEqual([
    "edge-address-removed: 127.0.0.1 is no longer in edge.addresses: carriers that call it reach nobody",
    "media-changed: speech no longer comes from 127.0.0.1 (edge.media.addresses, else edge.addresses)",
  ]);
});

test("speech comes from the same address in another spelling", () => {
  const from = (...addresses: [string]) => onEdge({ media: { addresses } });
  expect(said(from("2001:DB8:0::07"), from("2001:db8::7"))).toEqual([]);
  expect(said(from("2001:db8::8"), from("2001:DB8:0::07"))).toEqual([
    "media-changed: speech no longer comes from 2001:db8::7 (edge.media.addresses, else edge.addresses)",
  ]);
});

test("an edge's address is another machine's", () => {
  const foundation = { ...sampleFoundation, edges: [{ public: "203.0.113.7", private: "10.40.1.11" }] };
  expect(said({ foundation })).toEqual([
    "edge-address-changed: the edge 203.0.113.7 is behind 10.40.1.11 instead of 10.40.1.10 (edges of foundation.yaml)",
  ]);
});

test("an edge's address is its machine's own again, for its foundation is gone; or is that no more", () => {
  const alone = (addresses: [string], foundation?: Foundation): DeployedStack => {
    const { platform, compiled, plan } = sampleStack(onEdge({ addresses }));
    return { platform, compiled, plan, foundation };
  };
  const [bare, behind] = [alone(["203.0.113.7"]), alone(["203.0.113.7"], sampleFoundation)];
  const found = (base: DeployedStack, next: DeployedStack) =>
    dangerousChanges(base, next).map(({ rule, message }) => `${rule}: ${message}`);
  const is = "edge-address-changed: the edge 203.0.113.7 is behind";
  expect(found(behind, bare)).toEqual([`${is} 203.0.113.7 instead of 10.40.1.10 (edges of foundation.yaml)`]);
  expect(found(bare, behind)).toEqual([`${is} 10.40.1.10 instead of 203.0.113.7 (edges of foundation.yaml)`]);
});

test("speech takes other ports", () => {
  expect(said(onEdge({ media: { ports: { from: 40_000, to: 41_999 } } }))).toEqual([
    "media-changed: speech uses the ports 40000-41999 instead of 30000-39999 (edge.media.ports)",
  ]);
});

test("the SIP domain is another, or others answer for it", () => {
  const no = "dns-apex-changed: the SIP domain sip.local.example is no longer served as it was";
  const zone = (zoneId: string): StackParts => ({
    ...onCluster({ dns: { kind: "route53" } }),
    foundation: { ...sampleFoundation, dns: { zone: "sip.local.example", zoneId } },
  });
  expect(said(onEdge({ domain: "sip.example.cn" }))).toEqual([
    `${no}: edge.domain sip.local.example becomes sip.example.cn`,
  ]);
  expect(said(zone("Z1"))[0]).toBe(`${no}: cluster.dns.kind zone-file becomes route53`);
  expect(said(zone("Z2"), zone("Z1"))).toEqual([`${no}: dns.zoneId of foundation.yaml Z1 becomes Z2`]);
  expect(said(zone("Z1"), zone("Z1"))).toEqual([]);
});

test("all leave their namespace", () => {
  expect(said(onCluster({ namespace: "phones" }))).toEqual([
    "namespace-changed: the namespace hotline is given up with all that runs there: cluster.namespace is phones",
    "protection-lost: namespace-hotline is not in the plan any more",
  ]);
  const { cluster, ...machine } = clusterPlatform;
  expect(cluster).toBeDefined();
  expect(said({ platform: machine })[0]).toBe(
    "namespace-changed: the namespace hotline is given up with all that runs there: platform.yaml has no cluster any more",
  );
  expect(said({}, { platform: machine })).toEqual([]);
});

test("generations are kept elsewhere", () => {
  expect(said({ platform: bucketPlatform })).toEqual([
    "bundle-store-changed: generations are kept in s3:sample-bundles in cn-northwest-1 instead of configmaps (cluster.bundles.store)",
    "protection-lost: configmap-hotline-generation is not in the plan any more",
  ]);
  const elsewhere = {
    platform: bucketPlatform,
    foundation: { ...sampleFoundation, region: "cn-north-1" as const },
  };
  expect(said(elsewhere, { platform: bucketPlatform })).toEqual([
    "bundle-store-changed: generations are kept in s3:sample-bundles in cn-north-1 instead of s3:sample-bundles in cn-northwest-1 (cluster.bundles.store)",
  ]);
});

test("nodes get a volume, another one, or none", () => {
  const change = (was: string, now: string) => [
    `claim-changed: cluster.claim changes from ${was} to ${now}: first kubectl delete statefulset edge --cascade=orphan, which leaves the pods`,
  ];
  const large = onCluster({ claim: { mebibytes: 40_960 } });
  expect(said(large)).toEqual(change("no volume", '{"mebibytes":40960}'));
  expect(said(onCluster({ claim: {} }), large)).toEqual(change('{"mebibytes":40960}', '{"mebibytes":20480}'));
  expect(said({}, large)).toEqual(change('{"mebibytes":40960}', "no volume"));
  expect(said(onCluster({ claim: { mebibytes: 20_480 } }), onCluster({ claim: {} }))).toEqual([]);
});

test("edges go to the nodes of another pool", () => {
  const inPool = (pool: string) => onCluster({ edge: { pool } });
  expect(said(inPool("north"))).toEqual([
    "pool-changed: cluster.edge.pool changes from edge to north: first give the edges' nodes label and taint hotline400.io/pool=north, which leaves their pods",
  ]);
  expect(said(inPool("edge"))).toEqual([]);
});
