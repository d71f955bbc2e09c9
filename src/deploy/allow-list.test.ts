import { expect, test } from "vitest";
import { samplePlatform } from "#model/samples.ts";
import type { Trunk } from "../config/platform.types.ts";
import { allowList } from "./allow-list.ts";
import { allowListCsv } from "./allow-list-csv.ts";

const sample: Trunk = {
  id: "north",
  carrier: "unicom",
  host: "192.0.2.1",
  auth: { kind: "address", addresses: ["192.0.2.1"] },
  delivers: { number: "hotline", at: "request-uri", format: "plain" },
  callerId: "original",
  capacity: 10,
};

function lines(
  trunks: readonly Partial<Trunk>[],
  addresses = ["203.0.113.7"],
  media?: { addresses: string[] },
) {
  const edge = { ...samplePlatform.edge, addresses, ...(media && { media }) };
  const list = trunks.map((parts) => ({ ...sample, ...parts }));
  return allowListCsv(allowList({ ...samplePlatform, edge, trunks: list }))
    .trimEnd()
    .split("\n");
}

test("a trunk known by address: from where it calls, to where we call, and speech", () => {
  expect(lines([{ host: "sbc.carrier.cn", auth: { kind: "address", addresses: ["192.0.2.1"] } }])).toEqual([
    "trunk,direction,purpose,protocol,from,from ports,to,to ports",
    "north,from-carrier,signalling,udp,192.0.2.1,any,203.0.113.7,5060",
    "north,to-carrier,signalling,udp,203.0.113.7,5060,sbc.carrier.cn,5060",
    "north,from-carrier,media,udp,any,any,203.0.113.7,30000-39999",
    "north,to-carrier,media,udp,203.0.113.7,30000-39999,any,any",
  ]);
});

test("a source port holds for UDP; connections come and go from any", () => {
  const auth = { kind: "address" as const, addresses: ["192.0.2.1:5070", "[2001:DB8::1]:5080"] };
  expect(lines([{ host: "192.0.2.1:5090", media: "direct", auth }])).toContain(
    "north,from-carrier,signalling,udp,2001:db8::1,5080,203.0.113.7,5060",
  );
  expect(lines([{ host: "192.0.2.1", transport: "tls", media: "direct", auth }]).slice(1)).toEqual([
    "north,from-carrier,signalling,tcp,192.0.2.1,any,203.0.113.7,5061",
    "north,from-carrier,signalling,tcp,2001:db8::1,any,203.0.113.7,5061",
    "north,to-carrier,signalling,tcp,203.0.113.7,any,192.0.2.1,5061",
  ]);
});

test("a registration trunk calls from its host", () => {
  const auth = {
    kind: "register" as const,
    username: "hotline",
    realm: "ims",
    password: { secret: "north" },
  };
  expect(lines([{ host: "192.0.2.9:5090", media: "direct", auth }])[1]).toBe(
    "north,from-carrier,signalling,udp,192.0.2.9,any,203.0.113.7,5060",
  );
});

test("every edge is there, and media has its own addresses", () => {
  const all = lines([{}], ["203.0.113.7", "203.0.113.8"], { addresses: ["203.0.113.9"] });
  expect(all.filter((line) => line.includes("to-carrier,signalling")).length).toBe(2);
  expect(all.filter((line) => line.includes(",media,"))).toEqual([
    "north,from-carrier,media,udp,any,any,203.0.113.9,30000-39999",
    "north,to-carrier,media,udp,203.0.113.9,30000-39999,any,any",
  ]);
});

test("one anchored trunk gives media to the direct ones too", () => {
  const direct = { id: "a", media: "direct" as const };
  expect(lines([direct]).filter((line) => line.includes("media,"))).toEqual([]);
  expect(
    lines([{ id: "b" }, direct]).filter((line) => line.startsWith("a,") && line.includes("media,")),
  ).toHaveLength(2);
});
